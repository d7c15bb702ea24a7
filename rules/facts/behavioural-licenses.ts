/**
 * Hub licence ids whose text forbids named uses (`use_restrictions: true`), or whose family tag stands for such texts.
 * Source: our reading of the licences of https://github.com/huggingface/hub-docs/blob/main/docs/hub/repositories-licenses.md
 * (commit 242f4a1e, read 2026-11-23). Creative Commons NC, SA and ND ids are conditions on
 * sharing or commerce, not named uses, and are not here.
 */
export const behaviouralLicenses: ReadonlySet<string> = new Set([
  'openrail',
  'openrail++',
  'bigscience-openrail-m',
  'bigscience-bloom-rail-1.0',
  'bigcode-openrail-m',
  'creativeml-openrail-m',
  'deepfloyd-if-license',
  'llama2',
  'llama3',
  'llama3.1',
  'llama3.2',
  'llama3.3',
  'llama4',
  'gemma',
  'grok2-community',
  'h-research',
  'intel-research',
  'apple-amlr',
  'c-uda',
  'fair-noncommercial-research-license',
]);

/**
 * Names under which licences with named or otherwise restricted uses go in `license_name` and in prose, in lower case: the RAIL family, and the
 * community and research licences of model publishers. From the licence texts that their publishers link from their cards, read 2026-11-23.
 */
export const behaviouralName =
  /\b(?:open[\s-]?rail|openrail|bigscience|bigcode|bloom|creative ?ml)?[\s-]{0,3}(?:open[\s-]{0,3})?(?:responsible ai licen[cs]es?|rail)(?:\+\+)?(?:[\s-](?:[amsd]|licen[cs]e)\b|\+\+)|\bopenrail\b|\bopen rail\b|\b(?:meta )?(?:code )?llama[\s-]?(?:\d(?:\.\d)?)?[\s-]{0,3}(?:\w+[\s-]){0,2}licen[cs]e|\b(?:gemma|llama|falcon|yi|tongyi|qianwen|qwen|deepseek|opt|opt-175b|tii|baichuan\d?|skywork|chatglm\d?|glm-?\d*|internlm|stability(?: ?ai)?|stable[\s-][\w-]+|dinov3|sam|exaone|seallms?|kimi|minimax|hunyuan|tencent|flux|jamba|command|cohere|cogvlm|cogvideox|lfm\d*(?:\.\d)?|falcon-[\w-]+|xgen|aya|grok-?2?|health ai developer foundations|hai-def|bria|ltx|moondream|janus|coqui|playground|pleias|ai2 impact|impact)[\s-]{0,3}(?:v?\d+(?:\.\d+)*[\s-]{0,3}b?[\s-]{0,3})?(?:ai |model |public |code |open |research |chat |community |non-?commercial |llm |\d+b )*[\s-]?(?:licen[cs]e|terms of use|licensing agreement)|\b(?:community|non-?production|non-?commercial research|research[- ]only|ai2 impact|custom commercial)[\s-]+licen[cs]e(?:[\s-]agreement)?\b|\bgemma terms\b|\bllama[\s-]?\d?[\w.-]*[\s-]community\b|\bmnpl\b|\bmrl\b|\bacceptable use policy\b|\b(?:usage|use) (?:guidelines|restrictions|policy|policies)\b/;
