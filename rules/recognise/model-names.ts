/**
 * Families of models as cards name them, in lower case. A whole token counts (`bert-base-uncased`, `mt5`, `llama-2-7b`),
 * so that the list can stay short.
 */
const families =
  'bert[a-z]{0,12}|roberta|electra|deberta|albert|camembert|bart|mbart|[a-z]{0,4}t5|sd[\\d.-]{1,6}|xlmr|gpt|gpt2|opt|bloom|bloomz|llama|llama2|llama3|vicuna|alpaca|mistral|mixtral|zephyr|qwen|yi|falcon|mpt|phi|gemma|pythia|stablelm|starcoder|codellama|codegen|deepseek|internlm|baichuan|chatglm|glm|solar|nous-hermes|hermes|openhermes|orca|wizardlm|openchat|smollm|olmo|command-r|nemotron|granite|minilm|mpnet|e5|bge|gte|sbert|clip|blip|vit|deit|beit|swin|resnet|convnext|efficientnet|mobilenet|dino|dinov2|dinov3|yolo|yolov\\d+|detr|sam|segformer|mask2former|unet|wav2vec2?|xls-r|hubert|whisper|wavlm|speecht5|vits|fastspeech|bark|musicgen|longformer|bigbird|pegasus|led|marian\\w{0,6}|nllb|m2m100|opus-mt|layoutlm\\w{0,6}|donut|trocr|tapas|luke|xlnet|xlm|beto|fnet|reformer|prot\\w{0,6}bert|esm\\w{0,8}|ankh|sdxl|flux|dreamlike|waifu|kandinsky|pixart|controlnet|animatediff|llava|idefics|paligemma|internvl|moondream|dialogpt|blenderbot|godel|rwkv|mamba|jamba|tinyllama|galactica|cerebras|polyglot|kogpt|rugpt\\w{0,8}|spacy|decipher|capybara|guanaco|platypus|chronos|kimi|minimax|exaone|aya|cohere';
/** A token of one of the families, as the source of a pattern for lower-case text. */
export const modelName = `(?:[\\w.-]{0,30}(?<![a-z])(?:${families})(?![a-z])|[a-z]{1,20}(?:bert|roberta|llama|gpt|diffusion)|(?:stable|waifu|latent|dreamlike)[- ]?diffusion)`;
/** \`owner/name\` as the Hub writes it. */
const repositoryId = '[\\w.-]{2,96}/[\\w.-]{2,96}';

const family = new RegExp(`(?<![a-z])(?:${families})(?![a-z])|[a-z](?:bert|llama|gpt|diffusion)|(?:stable|waifu|latent|dreamlike)[- ]?diffusion`);
const id = new RegExp(`(?<![\\w/])${repositoryId}`);

/** Whether a lower-case text names a model of a known family or has the id of a repository. */
export const namesFamilyOrId = (lower: string): boolean => (lower.includes('/') && id.test(lower)) || family.test(lower);
