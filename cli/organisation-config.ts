import { UserError } from '../rules/index.ts';

const places = ['hub-compliance.yml', '.github/hub-compliance.yml'];
/** Bytes of a configuration that are read. */
const limit = 256 * 1024;

/**
 * Reads an organisation's configuration (`owner/repository`) through the GitHub API. The token, if there is one, goes to that API only.
 * @throws UserError when it is not there or cannot be had
 */
export async function readOrganisationConfig(repository: string, from: string, env: NodeJS.ProcessEnv = process.env): Promise<{ file: string; text: string }> {
  const api = (env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, '');
  const token = env['GITHUB_TOKEN'] ?? env['GH_TOKEN'];
  for (const place of places) {
    const response = await fetch(`${api}/repos/${repository}/contents/${place}`, {
      headers: { accept: 'application/vnd.github.raw+json', 'user-agent': 'hub-compliance', ...(token && { authorization: `Bearer ${token}` }) },
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    }).catch((error: Error) => {
      throw new UserError(`${from}: \`extends: ${repository}\` could not be read: ${new URL(api).host} did not answer (${(error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.name}); expected the configuration of that repository`);
    });
    if (response.status === 404) continue;
    if (!response.ok) throw new UserError(`${from}: \`extends: ${repository}\` could not be read: ${new URL(api).host} answered ${response.status}${response.status === 401 || response.status === 403 ? '; a token in GITHUB_TOKEN may be needed' : ''}`);
    const text = await response.text();
    if (text.length > limit) throw new UserError(`${from}: \`extends: ${repository}\` has ${text.length} characters; expected a configuration of at most ${limit}`);
    return { file: `${repository}/${place}`, text };
  }
  throw new UserError(`${from}: \`extends: ${repository}\` names no configuration; expected ${places.map((place) => `\`${place}\``).join(' or ')} in that repository, readable with the token given`);
}
