export { renderHtml } from './html.ts';
export { renderJson, renderJsonLine } from './json.ts';
export { renderMarkdown } from './markdown.ts';
export { renderSarif } from './sarif.ts';
export { noPaint, renderText, type Paint } from './text.ts';
export { plainLine } from './escape.ts';
