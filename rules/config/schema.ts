import * as z from 'zod';

/**
 * The configuration file, `.github/hub-compliance.yml` or `hub-compliance.yml`. The JSON Schema in `dist/` is made of this.
 * @param ruleIds ids that may be named; an unknown one is refused
 */
export function configSchema(ruleIds: readonly string[]) {
  const rule = z.enum(ruleIds as [string, ...string[]]);
  const kind = z.enum(['model', 'dataset', 'space']);
  const graded = z.enum(['error', 'warning', 'notice', 'off']);
  const text = z.string().min(1);
  const requirement = z.union([
    z.strictObject({ section: text.describe('Heading that a card must have, with text below it'), kinds: z.array(kind).optional() }),
    z.strictObject({ key: text.describe('Key that the front matter must have, dots for nested ones'), kinds: z.array(kind).optional() }),
  ]);
  return z.strictObject({
    version: z.literal(1).describe('Version of this format'),
    extends: text.describe('A file beside this one, or `owner/repository` whose configuration is the default').optional(),
    profile: z.enum(['hub', 'recommended', 'open-science']).describe('hub: what the Hub itself refuses or warns of; recommended; open-science: everything').optional(),
    failOn: z.enum(['error', 'warning', 'notice', 'never']).describe('The least severity that fails a run').optional(),
    repositories: z
      .array(z.strictObject({ path: text, kind: kind.optional(), hub: z.string().regex(/^[\w.-]+\/[\w.-]+$/).describe('owner/name on the Hub').optional() }))
      .describe('The Hub repositories kept here; found by themselves where absent')
      .optional(),
    trackingIssue: z.boolean().describe('Whether the App keeps one issue with what is open on the default branch; it opens, updates and closes it').optional(),
    rules: z.partialRecord(rule, graded).describe('Severity by rule').optional(),
    require: z.array(requirement).describe('Own requirements').optional(),
    licenses: z
      .strictObject({
        allow: text.describe('SPDX expression of the licences allowed; ids of the Hub, its families and `LicenseRef-` with a `license_name` may stand in it').optional(),
        deny: z.array(text).describe('Hub or SPDX ids of licences not allowed, whatever `allow` says; a family stands for all of its texts').optional(),
        unknown: graded.describe('Severity where it cannot be told whether a licence is allowed').optional(),
        exempt: z
          .array(
            z
              .strictObject({
                path: text.describe('Glob over files, relative to the configuration’s repository').optional(),
                name: text.describe('Glob over owner/name on the Hub').optional(),
                license: text.describe('One licence, as the finding names it').optional(),
                because: text.describe('The reason, shown wherever the finding is shown'),
                until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('Last day, YYYY-MM-DD').optional(),
              })
              .refine(({ path, name, license }) => path !== undefined || name !== undefined || license !== undefined, '`path`, `name` or `license` beside `because`, to say what is exempt'),
          )
          .describe('Repositories and licences that the two lists are not held against; all that an entry names has to fit')
          .optional(),
      })
      .optional(),
    waivers: z
      .array(
        z.strictObject({
          rule,
          path: text.describe('Glob over files, relative to the configuration’s repository').optional(),
          because: text.describe('The reason, shown wherever the finding is shown'),
          until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('Last day, YYYY-MM-DD').optional(),
        }),
      )
      .optional(),
  });
}

export type Config = z.infer<ReturnType<typeof configSchema>>;
