import { defineRule } from '../../engine/define-rule.ts';

export default defineRule({
  id: 'card/unreadable',
  summary: 'There is a card, but its text cannot be read',
  why: 'The Hub shows nothing of a card that is not UTF-8 text, and neither its readers nor any tool learns what the repository holds.',
  advice: 'Save the card as a UTF-8 text file named `README.md`',
  severity: 'error',
  profile: 'hub',
  needs: [],
  sources: ['https://huggingface.co/docs/hub/model-cards'],
  resources: ['model-card-resources', 'hugging-face-ml-research-release-toolkit'],
  *check({ card }) {
    if (card.unread !== null) yield { message: `\`${card.file}\` cannot be read: ${card.unread}; expected UTF-8 text`, at: { file: card.file } };
  },
  examples: [
    { title: 'A directory with the name of a card', unread: 'it is a directory', finds: ['README.md: `README.md` cannot be read: it is a directory; expected UTF-8 text'] },
    { title: 'A text', card: '# Kiswahili ASR\n' },
  ],
});
