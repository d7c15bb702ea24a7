import { defineRule } from '../../engine/define-rule.ts';
import { shownSome } from '../../engine/shown.ts';

/** Formats that Python reads with pickle. `.bin` is one only under the names that PyTorch programs give it; fastText, OpenVINO and CTranslate2 use the ending too. */
const pickled = /\.(?:pt|pth|ckpt|pkl|pickle|joblib)$|(?:^|[/_.-])(?:pytorch_model|adapter_model|diffusion_pytorch_model|pytorch_lora_weights|learned_embeds|consolidated)[\w.-]*\.bin$/i;
/** State of a training run: nobody loads it to use the model. */
const state = /(?:^|\/)(?:training_args\.bin|optimizer[\w.-]*|scheduler[\w.-]*|rng_state[\w.-]*|trainer_state[\w.-]*|scaler\.pt|random_states[\w.-]*)$/i;
const safe = /\.(?:safetensors|onnx|gguf|tflite|mlmodel|mlpackage)$/i;

export default defineRule({
  id: 'files/unsafe-serialization',
  summary: 'Weights are only there in a format that can run code when they are loaded',
  why: 'A pickle is a program: loading one from a stranger runs whatever it holds. The Hub scans for it, warns of it, and many loaders refuse it by default.',
  advice: 'Save the weights as safetensors too, e.g. `model.save_pretrained(path, safe_serialization=True)` or the Space `safetensors/convert`; for scikit-learn use skops',
  severity: 'warning',
  kinds: ['model'],
  needs: ['files'],
  sources: ['https://huggingface.co/docs/hub/security-pickle', 'https://huggingface.co/docs/safetensors', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['hugging-face-ml-research-release-toolkit', 'model-card-resources'],
  *check({ files }) {
    const paths = [...files.keys()];
    const weights = paths.filter((path) => pickled.test(path) && !state.test(path));
    if (weights.length === 0) return;
    const folders = new Set(paths.filter((path) => safe.test(path)).map(folder));
    const stems = new Set(paths.filter((path) => safe.test(path)).map(stem));
    const alone = weights.filter((path) => !folders.has(folder(path)) && !stems.has(stem(path)) && !/(?:^|\/)checkpoint-\d+\//.test(path));
    if (alone.length === 0) return;
    yield { message: `${shownSome(alone)} ${alone.length === 1 ? 'is' : 'are'} read with pickle, which can run code; expected safetensors, ONNX or GGUF beside ${alone.length === 1 ? 'it' : 'them'}`, at: { file: alone[0]! }, about: 'pickle' };
  },
  examples: [
    { title: 'Only a pickle', files: { 'pytorch_model.bin': '', 'config.json': '{}' }, finds: ['pytorch_model.bin: `pytorch_model.bin` is read with pickle, which can run code; expected safetensors, ONNX or GGUF beside it'] },
    { title: 'Several', files: { 'weights/a.pt': '', 'weights/b.pt': '', 'scaler.joblib': '' }, finds: ['weights/a.pt: `weights/a.pt`, `weights/b.pt`, `scaler.joblib` are read with pickle, which can run code; expected safetensors, ONNX or GGUF beside them'] },
    { title: 'Safetensors beside it', files: { 'pytorch_model.bin': '', 'model.safetensors': '' } },
    { title: 'Other programs’ .bin files', files: { 'lid.176.bin': '', 'openvino_model.bin': '' } },
    { title: 'The state of a training run', files: { 'model.safetensors': '', 'checkpoint-500/optimizer.pt': '', 'checkpoint-500/rng_state.pth': '', 'training_args.bin': '' } },
  ],
});

const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const stem = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '').toLowerCase();
