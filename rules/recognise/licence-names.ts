/**
 * Licences as prose names them. Run on lower-case text. Bare words that also mean something else
 * (`mit` the institute, `apache` the foundation, `llama` the model) need a version or the word licence beside them.
 */
const named = [
  /\bcc[\s-]?(?:by|0)\b|\bcc0\b|\bcreative\s?commons\b|\bpublic domain\b|\bpddl\b/,
  /\bapache(?:[\s-]?(?:licen[cs]e|software licen[cs]e|v?-?2)|,? version 2|-2\.0)/,
  /\b(?:mit|bsd|isc|x11|zlib|artistic|boost|eclipse public|mozilla public|unlicense|epl|eupl|ms-pl|afl|osl|wtfpl)[\s-]+(?:style |public )?licen[cs]e|\bbsd-[234]|\bwtfpl\b|\bunlicense\b|\bmpl[\s-]?2|\bmozilla (?:v|version )?[12](?:\.\d)?\b|\beupl\b/,
  /\b(?:a|l)?gpl(?:[\s-]?v?\d|[\s-]licen[cs]e)|\bgnu (?:affero |lesser |library |free )?(?:general )?(?:public|documentation)|\bagpl\b|\blgpl\b|\bgfdl\b|\bgpl\b/,
  /\bodc[\s-]?by\b|\bodbl\b|\bopen data commons\b|\bcdla\b|\bc-uda\b|\bopen government licen[cs]e|\bogl\b/,
  /\b(?:open|creativeml|bigscience|bigcode|bloom)[\s-]*(?:open )?(?:&|and )?[\s-]*rail|\bopenrail|\brail(?:\+\+)?-[a-z]\b|\brail licen[cs]e/,
  /\b(?:llama|gemma|falcon|yi|qwen|deepseek|nvidia|opt-175b|stability|tongyi|baichuan|glm|jamba|command|cohere|mistral|dinov3|sam|aifs|health ai|coqui|flux|hunyuan|skywork|internlm|mnpl|mrl|research|community|proprietary|commercial|custom|seallms|exaone)[\w .-]{0,30}(?:community |research |model |open model |public |non-?commercial )?licen[cs]e/,
  /\b(?:gemma|llama|gemini) terms of use/,
] as const;

/** Whether a lower-case text names a licence. */
export const namesLicence = (lower: string): boolean => named.some((pattern) => pattern.test(lower));
/** Short ids as a whole value: `MIT`, `apache-2.0`, `GPL`. */
export const isLicenceId = (lower: string): boolean => /^(?:the )?[`"'(]?(?:mit|apache|apache[\s-]?2(?:\.0)?|(?:a|l)?gpl|bsd|cc|isc|proprietary|public domain|other open source)\b/.test(lower);
