import { describe, expect, test } from 'vitest';
import type { Stated } from '../rules/lineage/license.ts';
import { licenseNamed, statedLicenses } from '../rules/lineage/license.ts';
import type { Relation } from '../rules/lineage/relation.ts';
import { judge, type Outcome } from '../rules/lineage/verdict.ts';

/**
 * Edges and what follows from them, written from the licence texts: parent · relation · child · verdict · what it rests on and its section.
 * `other:name` is `license: other` with that `license_name`; `a, b` a list of two; `-` no licence at all.
 */
type Edge = readonly [parent: string, relation: Relation, child: string, outcome: Outcome, rests?: string];

interface Group {
  readonly title: string;
  readonly source: string;
  readonly edges: readonly Edge[];
}

const groups: readonly Group[] = [
  {
    title: 'Permissive texts ask for their notices, whatever comes after', source: 'https://www.apache.org/licenses/LICENSE-2.0 section 4; https://spdx.org/licenses/MIT.html; https://spdx.org/licenses/BSD-3-Clause.html',
    edges: [
      ['apache-2.0', 'finetune', 'apache-2.0', 'obligation', 'keep-notices 4'],
      ['apache-2.0', 'finetune', 'mit', 'obligation', 'keep-notices 4'],
      ['apache-2.0', 'quantized', 'cc-by-nc-4.0', 'obligation', 'keep-notices 4'],
      ['apache-2.0', 'merge', 'llama3.1', 'obligation', 'keep-notices 4'],
      ['apache-2.0', 'adapter', 'gpl-3.0', 'obligation', 'keep-notices 4 open'],
      ['mit', 'finetune', 'apache-2.0', 'obligation', 'keep-notices the one condition'],
      ['mit', 'finetune', 'openrail++', 'obligation', 'keep-notices the one condition'],
      ['mit', 'finetune', '-', 'obligation', 'keep-notices the one condition'],
      ['bsd-3-clause', 'finetune', 'mit', 'obligation', 'keep-notices 1-2'],
      ['zlib', 'finetune', 'mit', 'obligation', 'keep-notices 2-3'],
      ['apache-2.0', 'trained-on', 'mit', 'ok'],
      ['mit', 'runs', 'apache-2.0', 'ok'],
    ],
  },
  {
    title: 'Public domain asks for nothing', source: 'https://creativecommons.org/publicdomain/zero/1.0/legalcode section 2; https://unlicense.org; https://opendatacommons.org/licenses/pddl/1-0/',
    edges: [
      ['cc0-1.0', 'finetune', 'mit', 'ok'],
      ['cc0-1.0', 'trained-on', 'llama2', 'ok'],
      ['unlicense', 'merge', 'cc-by-nc-4.0', 'ok'],
      ['pddl', 'trained-on', '-', 'ok'],
      ['wtfpl', 'made-from', 'cc-by-4.0', 'ok'],
    ],
  },
  {
    title: 'Non-commercial, 4.0', source: 'https://creativecommons.org/licenses/by-nc/4.0/legalcode 2(a)(1), 3(a)(1)',
    edges: [
      ['cc-by-nc-4.0', 'finetune', 'apache-2.0', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'mit', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'quantized', 'mit', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'merge', 'llama3', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'cc-by-4.0', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'gpl-3.0', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'creativeml-openrail-m', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'gemma', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'cc-by-nc-4.0', 'obligation', 'attribution 3(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'cc-by-nc-sa-4.0', 'obligation', 'attribution 3(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'cc-by-nc-nd-4.0', 'obligation', 'attribution 3(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'deepfloyd-if-license', 'obligation', 'attribution 3(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', '-', 'unknown', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'unknown', 'unknown', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'cc', 'unknown', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'openrail', 'unknown', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'finetune', 'other:acme-1.0', 'unknown', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'made-from', 'mit', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-4.0', 'made-from', 'cc-by-nc-4.0', 'obligation', 'attribution 3(a)(1)'],
      // One of two fits: which holds for what, only the author knows.
      ['cc-by-nc-4.0', 'finetune', 'mit, cc-by-nc-4.0', 'obligation', 'attribution 3(a)(1)'],
    ],
  },
  {
    title: 'Non-commercial, where it is open whether it reaches so far', source: 'https://creativecommons.org/using-cc-licensed-works-for-ai-training-2/',
    edges: [
      ['cc-by-nc-4.0', 'trained-on', 'apache-2.0', 'conflict', 'non-commercial 2(a)(1) open'],
      ['cc-by-nc-4.0', 'adapter', 'mit', 'conflict', 'non-commercial 2(a)(1) open'],
      ['cc-by-nc-4.0', 'runs', 'mit', 'conflict', 'non-commercial 2(a)(1) open'],
      ['cc-by-nc-4.0', 'trained-on', 'cc-by-nc-4.0', 'obligation', 'attribution 3(a)(1) open'],
      ['cc-by-nc-4.0', 'trained-on', '-', 'unknown', 'non-commercial 2(a)(1) open'],
    ],
  },
  {
    title: 'Non-commercial, older versions', source: 'https://creativecommons.org/licenses/by-nc/3.0/legalcode 4(b), 4(c); https://creativecommons.org/licenses/by-nc/2.0/legalcode 4(b), 4(c)',
    edges: [
      ['cc-by-nc-3.0', 'finetune', 'mit', 'conflict', 'non-commercial 4(b)'],
      ['cc-by-nc-2.0', 'finetune', 'apache-2.0', 'conflict', 'non-commercial 4(b)'],
      ['cc-by-nc-3.0', 'finetune', 'cc-by-nc-4.0', 'obligation', 'attribution 4(c)'],
      ['cc-by-nc-2.0', 'finetune', 'cc-by-nc-2.0', 'obligation', 'attribution 4(c)'],
    ],
  },
  {
    title: 'Attribution', source: 'https://creativecommons.org/licenses/by/4.0/legalcode 3(a)(1); https://creativecommons.org/licenses/by/3.0/legalcode 4(b)',
    edges: [
      ['cc-by-4.0', 'finetune', 'mit', 'obligation', 'attribution 3(a)(1)'],
      ['cc-by-4.0', 'trained-on', 'apache-2.0', 'obligation', 'attribution 3(a)(1) open'],
      ['cc-by-4.0', 'trained-on', '-', 'obligation', 'attribution 3(a)(1) open'],
      ['cc-by-3.0', 'finetune', 'mit', 'obligation', 'attribution 4(b)'],
      ['cc-by-2.0', 'made-from', 'cc-by-4.0', 'obligation', 'attribution 4(b)'],
      ['cc-by-2.5', 'finetune', 'mit', 'obligation', 'attribution 4(b)'],
      ['cc-by-4.0', 'runs', 'mit', 'obligation', 'attribution 3(a)(1) open'],
    ],
  },
  {
    title: 'Share-alike', source: 'https://creativecommons.org/licenses/by-sa/4.0/legalcode 3(b)(1); https://creativecommons.org/licenses/by-sa/3.0/legalcode 4(b); https://creativecommons.org/share-your-work/licensing-considerations/compatible-licenses/',
    edges: [
      ['cc-by-sa-4.0', 'finetune', 'cc-by-sa-4.0', 'obligation', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'finetune', 'gpl-3.0', 'obligation', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'finetune', 'mit', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'merge', 'apache-2.0', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'finetune', 'cc-by-4.0', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'finetune', 'cc-by-sa-3.0', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'finetune', 'cc-by-nc-sa-4.0', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'made-from', 'cc-by-4.0', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'trained-on', 'mit', 'conflict', 'share-alike 3(b)(1) open'],
      ['cc-by-sa-4.0', 'adapter', 'mit', 'conflict', 'share-alike 3(b)(1) open'],
      ['cc-by-sa-4.0', 'runs', 'mit', 'obligation', 'attribution 3(a)(1) open'],
      ['cc-by-sa-4.0', 'finetune', '-', 'unknown', 'share-alike 3(b)(1)'],
      ['cc-by-sa-4.0', 'finetune', 'other:acme-1.0', 'unknown', 'share-alike 3(b)(1)'],
      ['cc-by-sa-3.0', 'finetune', 'cc-by-sa-3.0', 'obligation', 'share-alike 4(b)'],
      ['cc-by-sa-3.0', 'finetune', 'cc-by-sa-4.0', 'obligation', 'share-alike 4(b)'],
      ['cc-by-sa-3.0', 'finetune', 'gpl-3.0', 'conflict', 'share-alike 4(b)'],
    ],
  },
  {
    title: 'Non-commercial and share-alike together', source: 'https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode 2(a)(1), 3(b)(1); https://creativecommons.org/licenses/by-nc-sa/2.0/legalcode 4(b), 4(c)',
    edges: [
      ['cc-by-nc-sa-4.0', 'finetune', 'mit', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-sa-4.0', 'finetune', 'cc-by-nc-4.0', 'conflict', 'share-alike 3(b)(1)'],
      ['cc-by-nc-sa-4.0', 'finetune', 'cc-by-sa-4.0', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-sa-4.0', 'finetune', 'cc-by-nc-sa-4.0', 'obligation', 'share-alike 3(b)(1)'],
      ['cc-by-nc-sa-3.0', 'finetune', 'cc-by-nc-sa-4.0', 'obligation', 'share-alike 4(b)'],
      ['cc-by-nc-sa-3.0', 'finetune', 'mit', 'conflict', 'non-commercial 4(c)'],
      ['cc-by-nc-sa-2.0', 'finetune', 'cc-by-nc-sa-3.0', 'obligation', 'share-alike 4(b)'],
      ['cc-by-nc-sa-2.0', 'finetune', 'cc-by-nc-2.0', 'conflict', 'share-alike 4(b)'],
    ],
  },
  {
    title: 'No derivatives', source: 'https://creativecommons.org/licenses/by-nd/4.0/legalcode 2(a)(1)(B), 2(a)(4); https://creativecommons.org/licenses/by-nc-nd/3.0/legalcode 3',
    edges: [
      ['cc-by-nd-4.0', 'finetune', 'cc-by-nd-4.0', 'conflict', 'no-derivatives 2(a)(1)(B)'],
      ['cc-by-nd-4.0', 'merge', 'mit', 'conflict', 'no-derivatives 2(a)(1)(B)'],
      ['cc-by-nd-4.0', 'finetune', '-', 'conflict', 'no-derivatives 2(a)(1)(B)'],
      ['cc-by-nd-4.0', 'made-from', 'cc-by-4.0', 'conflict', 'no-derivatives 2(a)(1)(B)'],
      ['cc-by-nd-4.0', 'quantized', 'cc-by-nd-4.0', 'unknown', 'no-derivatives 2(a)(1)(B) open'],
      ['cc-by-nd-4.0', 'adapter', 'mit', 'unknown', 'no-derivatives 2(a)(1)(B) open'],
      ['cc-by-nd-4.0', 'trained-on', 'mit', 'conflict', 'no-derivatives 2(a)(1)(B) open'],
      ['cc-by-nc-nd-4.0', 'finetune', 'cc-by-nc-nd-4.0', 'conflict', 'no-derivatives 2(a)(1)(B)'],
      ['cc-by-nc-nd-4.0', 'quantized', 'mit', 'conflict', 'non-commercial 2(a)(1)'],
      ['cc-by-nc-nd-3.0', 'finetune', 'cc-by-nc-nd-3.0', 'conflict', 'no-derivatives 3'],
      ['cc-by-nd-4.0', 'runs', 'mit', 'obligation', 'attribution 3(a)(1) open'],
    ],
  },
  {
    title: 'Research only', source: 'https://github.com/deep-floyd/IF/blob/develop/LICENSE-MODEL 1(a), 2(d); https://github.com/apple/ml-mobileclip/blob/main/LICENSE_MODELS; FAIR Noncommercial Research License 1.b.i; rules/facts/license-terms.json',
    edges: [
      ['deepfloyd-if-license', 'finetune', 'mit', 'conflict', 'research-only 1(a)'],
      ['deepfloyd-if-license', 'finetune', 'cc-by-nc-4.0', 'conflict', 'same-agreement 2(d)'],
      ['deepfloyd-if-license', 'finetune', 'deepfloyd-if-license', 'obligation', 'copy 3'],
      ['fair-noncommercial-research-license', 'finetune', 'cc-by-nc-4.0', 'conflict', 'same-agreement 1.b.i'],
      ['fair-noncommercial-research-license', 'finetune', 'apache-2.0', 'conflict', 'same-agreement 1.b.i'],
      ['fair-noncommercial-research-license', 'finetune', 'fair-noncommercial-research-license', 'obligation', 'same-agreement 1.b.i'],
      ['apple-amlr', 'finetune', 'mit', 'conflict', 'research-only License Scope'],
      ['apple-amlr', 'finetune', 'apple-amlr', 'obligation', 'copy Distribution'],
      ['apple-amlr', 'finetune', 'cc-by-nc-4.0', 'conflict', 'research-only License Scope open'],
      ['apple-amlr', 'quantized', '-', 'unknown', 'research-only License Scope'],
      ['other:exaone', 'finetune', 'apache-2.0', 'conflict', 'research-only 3.1'],
      ['other:opt-175b', 'finetune', 'mit', 'conflict', 'same-agreement 2.d'],
      ['other:flux-1-dev-non-commercial-license', 'adapter', 'apache-2.0', 'conflict', 'non-commercial 2(b) open'],
      ['other:flux-1-dev-non-commercial-license', 'finetune', 'mit', 'conflict', 'non-commercial 2(b)'],
      ['other:sai-nc-community', 'finetune', 'cc-by-nc-4.0', 'conflict', 'same-agreement 1.c'],
      ['h-research', 'finetune', 'mit', 'conflict', 'research-only'],
      ['intel-research', 'finetune', 'apache-2.0', 'conflict', 'research-only'],
    ],
  },
  {
    title: 'Copyleft', source: 'https://www.gnu.org/licenses/gpl-3.0.html 5(c), 13; gpl-2.0 2(b); agpl-3.0 5(c), 13; https://eupl.eu/1.2/en article 5; https://opensource.org/license/osl-3-0 1(c)',
    edges: [
      ['gpl-3.0', 'finetune', 'gpl-3.0', 'obligation', 'copyleft 5(c)'],
      ['gpl-3.0', 'finetune', 'agpl-3.0', 'obligation', 'copyleft 5(c)'],
      ['gpl-3.0', 'finetune', 'mit', 'conflict', 'copyleft 5(c)'],
      ['gpl-3.0', 'quantized', 'apache-2.0', 'conflict', 'copyleft 5(c)'],
      ['gpl-3.0', 'merge', 'lgpl-3.0', 'conflict', 'copyleft 5(c)'],
      ['gpl-3.0', 'finetune', '-', 'unknown', 'copyleft 5(c)'],
      ['gpl-3.0', 'adapter', 'mit', 'conflict', 'copyleft 5(c) open'],
      ['gpl-3.0', 'trained-on', 'mit', 'conflict', 'copyleft 5(c) open'],
      ['gpl-3.0', 'runs', 'mit', 'ok'],
      ['agpl-3.0', 'finetune', 'gpl-3.0', 'conflict', 'copyleft 5(c)'],
      ['agpl-3.0', 'finetune', 'agpl-3.0', 'obligation', 'copyleft 5(c)'],
      ['agpl-3.0', 'finetune', 'apache-2.0', 'conflict', 'copyleft 5(c)'],
      ['agpl-3.0', 'runs', 'mit', 'unknown', 'copyleft 5(c) open'],
      ['gpl-2.0', 'finetune', 'gpl-2.0', 'obligation', 'copyleft 2(b)'],
      ['gpl-2.0', 'finetune', 'gpl-3.0', 'unknown', 'copyleft 2(b)'],
      ['gpl-2.0', 'finetune', 'apache-2.0', 'conflict', 'copyleft 2(b)'],
      ['gpl', 'finetune', 'mit', 'conflict', 'copyleft 2(b) of version 2, 5(c) of version 3'],
      ['gpl', 'finetune', 'gpl-3.0', 'unknown', 'copyleft 2(b) of version 2, 5(c) of version 3'],
      ['eupl-1.2', 'finetune', 'eupl-1.2', 'obligation', 'copyleft 5'],
      ['eupl-1.1', 'finetune', 'eupl-1.2', 'obligation', 'copyleft 5'],
      ['eupl-1.2', 'finetune', 'gpl-3.0', 'unknown', 'copyleft 5'],
      ['eupl-1.2', 'finetune', 'mit', 'conflict', 'copyleft 5'],
      ['osl-3.0', 'finetune', 'mit', 'conflict', 'copyleft 1(c)'],
      ['osl-3.0', 'finetune', 'osl-3.0', 'obligation', 'copyleft 1(c)'],
      ['gfdl', 'made-from', 'cc-by-4.0', 'conflict', 'copyleft 4'],
      ['ofl-1.1', 'finetune', 'mit', 'conflict', 'copyleft 5'],
    ],
  },
  {
    title: 'Copyleft by file or library: open what it means for weights', source: 'https://www.mozilla.org/MPL/2.0/ 3.1, 3.3, 1.12; https://www.gnu.org/licenses/lgpl-2.1.html 2(c), 3; https://www.eclipse.org/legal/epl-2.0/ 3',
    edges: [
      ['mpl-2.0', 'finetune', 'mpl-2.0', 'obligation', 'copyleft 3.1'],
      ['mpl-2.0', 'finetune', 'gpl-3.0', 'obligation', 'copyleft 3.1'],
      ['mpl-2.0', 'finetune', 'mit', 'conflict', 'copyleft 3.1 open'],
      ['lgpl-2.1', 'finetune', 'gpl-2.0', 'obligation', 'copyleft 2(c)'],
      ['lgpl-2.1', 'finetune', 'mit', 'conflict', 'copyleft 2(c) open'],
      ['lgpl-3.0', 'finetune', 'gpl-3.0', 'obligation', 'copyleft 2'],
      ['lgpl-2.1', 'finetune', 'lgpl-3.0', 'unknown', 'copyleft 2(c)'],
      ['epl-2.0', 'finetune', 'mit', 'conflict', 'copyleft 3 open'],
      ['lgpl-lr', 'made-from', 'cc-by-4.0', 'conflict', 'copyleft 2(c) open'],
    ],
  },
  {
    title: 'Data licences that leave results free', source: 'https://cdla.dev/sharing-1-0/ 3.1-3.5; https://cdla.dev/permissive-2-0/ 2.1, 3.1; https://spdx.org/licenses/C-UDA-1.0.html 2.2, 3.1.2; https://opendatacommons.org/licenses/odbl/1-0/ 4.3, 4.4',
    edges: [
      ['cdla-sharing-1.0', 'trained-on', 'mit', 'ok'],
      ['cdla-sharing-1.0', 'made-from', 'cdla-sharing-1.0', 'obligation', 'share-alike 3.1-3.3'],
      ['cdla-sharing-1.0', 'made-from', 'mit', 'conflict', 'share-alike 3.1-3.3'],
      ['cdla-permissive-2.0', 'trained-on', '-', 'ok'],
      ['cdla-permissive-2.0', 'made-from', 'mit', 'obligation', 'keep-notices 2.1'],
      ['c-uda', 'trained-on', 'apache-2.0', 'ok'],
      ['c-uda', 'made-from', 'mit', 'conflict', 'same-agreement 3.1.2'],
      ['odbl', 'trained-on', 'mit', 'conflict', 'share-alike 4.4 open'],
      ['odbl', 'made-from', 'odbl', 'obligation', 'share-alike 4.4'],
      ['odbl', 'made-from', 'cc-by-4.0', 'conflict', 'share-alike 4.4'],
      ['odc-by', 'trained-on', 'mit', 'obligation', 'produced-work-notice 4.3 open'],
      ['odc-by', 'made-from', 'odc-by', 'obligation', 'attribution 4.2'],
    ],
  },
  {
    title: 'RAIL: the restrictions go with every derivative', source: 'BigScience OpenRAIL-M 4.a, 1(e), Attachment A; CreativeML Open RAIL-M 4.a; BigCode OpenRAIL-M 5.1; rules/facts/rail-clauses.json',
    edges: [
      ['bigscience-openrail-m', 'finetune', 'bigscience-openrail-m', 'obligation', 'restrictions 4.a'],
      ['bigscience-openrail-m', 'finetune', 'apache-2.0', 'conflict', 'restrictions 4.a lacks 13'],
      ['bigscience-openrail-m', 'adapter', 'mit', 'conflict', 'restrictions 4.a lacks 13'],
      ['bigscience-openrail-m', 'merge', 'cc-by-nc-4.0', 'conflict', 'restrictions 4.a lacks 13'],
      ['bigscience-openrail-m', 'finetune', 'creativeml-openrail-m', 'conflict', 'restrictions 4.a lacks 2 partly'],
      ['bigscience-openrail-m', 'finetune', 'openrail++', 'conflict', 'restrictions 4.a lacks 2 partly'],
      ['bigscience-openrail-m', 'finetune', 'bigscience-bloom-rail-1.0', 'obligation', 'restrictions 4.a'],
      ['bigscience-openrail-m', 'finetune', 'bigcode-openrail-m', 'obligation', 'restrictions 4.a'],
      ['bigscience-openrail-m', 'finetune', 'openrail', 'unknown', 'restrictions 4.a'],
      ['bigscience-openrail-m', 'finetune', '-', 'unknown', 'restrictions 4.a'],
      ['bigscience-bloom-rail-1.0', 'finetune', 'apache-2.0', 'conflict', 'restrictions 4.1 lacks 13'],
      ['bigscience-bloom-rail-1.0', 'finetune', 'bigscience-openrail-m', 'obligation', 'restrictions 4.1'],
      ['bigscience-bloom-rail-1.0', 'finetune', 'creativeml-openrail-m', 'conflict', 'restrictions 4.1 lacks 2 partly'],
      ['creativeml-openrail-m', 'finetune', 'creativeml-openrail-m', 'obligation', 'copy 4.b'],
      ['creativeml-openrail-m', 'finetune', 'openrail++', 'obligation', 'restrictions 4.a'],
      ['creativeml-openrail-m', 'finetune', 'bigscience-openrail-m', 'obligation', 'restrictions 4.a'],
      ['creativeml-openrail-m', 'merge', 'mit', 'conflict', 'restrictions 4.a lacks 11'],
      ['creativeml-openrail-m', 'quantized', 'apache-2.0', 'conflict', 'restrictions 4.a lacks 11'],
      ['creativeml-openrail-m', 'finetune', 'other:faipl-1.0-sd', 'obligation', 'restrictions 4.a'],
      ['creativeml-openrail-m', 'finetune', 'other:acme-1.0', 'unknown', 'restrictions 4.a'],
      ['openrail++', 'adapter', 'apache-2.0', 'conflict', 'restrictions 4.a lacks 11'],
      ['openrail++', 'adapter', 'creativeml-openrail-m', 'obligation', 'restrictions 4.a'],
      ['bigcode-openrail-m', 'finetune', 'apache-2.0', 'conflict', 'restrictions 5.1 lacks 14'],
      ['bigcode-openrail-m', 'finetune', 'bigscience-openrail-m', 'conflict', 'restrictions 5.1 lacks 1 partly'],
      ['bigcode-openrail-m', 'finetune', 'bigcode-openrail-m', 'obligation', 'documentation 5.2.b'],
      ['openrail', 'finetune', 'mit', 'conflict', 'restrictions'],
      ['openrail', 'finetune', 'creativeml-openrail-m', 'unknown', 'restrictions'],
      ['creativeml-openrail-m', 'runs', 'mit', 'conflict', 'restrictions 4.a lacks 11'],
      ['creativeml-openrail-m', 'runs', 'creativeml-openrail-m', 'obligation', 'restrictions 4.a'],
      ['creativeml-openrail-m', 'trained-on', 'mit', 'conflict', 'restrictions 4.a open'],
      ['other:deepseek', 'finetune', 'mit', 'conflict', 'restrictions 4.a lacks 12'],
      ['other:faipl-1.0-sd', 'finetune', 'mit', 'conflict', 'restrictions Prohibited Uses lacks 11'],
    ],
  },
  {
    title: 'Gemma', source: 'https://ai.google.dev/gemma/terms 3.1, 1.1(e) (text of 2025-03-24); https://ai.google.dev/gemma/prohibited_use_policy',
    edges: [
      ['gemma', 'finetune', 'gemma', 'obligation', 'notice-file 3.1'],
      ['gemma', 'finetune', 'apache-2.0', 'conflict', 'restrictions 3.1 lacks 25'],
      ['gemma', 'quantized', 'mit', 'conflict', 'restrictions 3.1 lacks 25'],
      ['gemma', 'adapter', 'cc-by-4.0', 'conflict', 'restrictions 3.1 lacks 25'],
      ['gemma', 'merge', 'llama3.1', 'conflict', 'restrictions 3.1 partly'],
      ['gemma', 'finetune', '-', 'unknown', 'restrictions 3.1'],
      ['gemma', 'runs', 'apache-2.0', 'conflict', 'restrictions 3.1 lacks 25'],
      ['other:gemma-terms-of-use', 'finetune', 'mit', 'conflict', 'restrictions 3.1 lacks 25'],
    ],
  },
  {
    title: 'Llama', source: 'https://github.com/meta-llama/llama-models models/llama*/LICENSE 1.b.i, 1.b.iii, 1.b.iv, 1.b.v; USE_POLICY.md of 3.2 and 4, last part',
    edges: [
      ['llama2', 'finetune', 'llama2', 'obligation', 'notice-file 1.b.iii'],
      ['llama2', 'finetune', 'apache-2.0', 'conflict', 'agreement 1.b.i'],
      ['llama2', 'adapter', 'mit', 'conflict', 'agreement 1.b.i'],
      ['llama2', 'quantized', 'cc-by-nc-4.0', 'conflict', 'agreement 1.b.i'],
      ['llama2', 'merge', 'llama2', 'obligation', 'copy 1.b.i'],
      ['llama2', 'finetune', 'llama3.1', 'conflict', 'no-training-others 1.b.v'],
      ['llama2', 'finetune', '-', 'unknown', 'agreement 1.b.i'],
      ['llama3', 'finetune', 'llama3', 'obligation', 'name-prefix 1.b.i'],
      ['llama3', 'finetune', 'llama3', 'obligation', 'built-with 1.b.i'],
      ['llama3', 'finetune', 'llama3.1', 'conflict', 'no-training-others 1.b.v'],
      ['llama3', 'finetune', 'llama2', 'obligation', 'agreement 1.b.i'],
      ['llama3', 'finetune', 'mit', 'conflict', 'agreement 1.b.i'],
      ['llama3.1', 'finetune', 'llama3.1', 'obligation', 'built-with 1.b.i'],
      ['llama3.1', 'finetune', 'llama3', 'obligation', 'agreement 1.b.i'],
      ['llama3.1', 'finetune', 'llama3.3', 'obligation', 'agreement 1.b.i'],
      ['llama3.1', 'finetune', 'apache-2.0', 'conflict', 'agreement 1.b.i'],
      ['llama3.1', 'merge', 'gemma', 'conflict', 'agreement 1.b.i'],
      ['llama3.1', 'finetune', 'other:llama3.1', 'obligation', 'built-with 1.b.i'],
      ['llama3.1', 'finetune', 'other:acme-1.0', 'unknown', 'agreement 1.b.i'],
      ['llama3.2', 'quantized', 'llama3.2', 'obligation', 'use-policy 1.b.iv'],
      ['llama3.2', 'finetune', 'mit', 'conflict', 'agreement 1.b.i'],
      ['llama3.3', 'finetune', 'llama3.3', 'obligation', 'notice-file 1.b.iii'],
      ['llama4', 'finetune', 'llama4', 'obligation', 'eu-multimodal Acceptable Use Policy, last part'],
      ['llama4', 'finetune', 'apache-2.0', 'conflict', 'agreement 1.b.i'],
      ['llama3.1', 'runs', 'mit', 'obligation', 'built-with 1.b.i'],
      ['llama2', 'runs', 'mit', 'ok'],
      // Data that is Llama's output: 2 and 3 bar improving others, from 3.1 on the name is owed.
      ['llama2', 'trained-on', 'apache-2.0', 'conflict', 'no-training-others 1.b.v'],
      ['llama3', 'trained-on', 'mit', 'conflict', 'no-training-others 1.b.v'],
      ['llama3', 'trained-on', 'llama3', 'ok'],
      ['llama3.1', 'trained-on', 'apache-2.0', 'obligation', 'name-prefix 1.b.i open'],
      ['llama3.2', 'trained-on', 'mit', 'obligation', 'name-prefix 1.b.i open'],
    ],
  },
  {
    title: 'Other publishers’ texts', source: 'Qwen LICENSE AGREEMENT 3, 5.b; Stability AI Community License IV.a; NVIDIA Open Model License 3.1; Tencent Hunyuan 5.a, 5.b (scancode-licensedb 053a651)',
    edges: [
      ['other:qwen', 'finetune', 'apache-2.0', 'obligation', 'built-with 5.b'],
      ['other:qwen', 'finetune', 'mit', 'obligation', 'copy 3.a'],
      ['other:qwen', 'trained-on', 'mit', 'obligation', 'built-with 5.b open'],
      ['other:nvidia-open-model-license', 'finetune', 'mit', 'obligation', 'notice-file 3.1'],
      ['other:stabilityai-ai-community', 'finetune', 'apache-2.0', 'conflict', 'agreement IV.a'],
      ['other:tencent-hunyuan-community', 'finetune', 'apache-2.0', 'conflict', 'restrictions 5.a lacks 19'],
      ['other:falcon-llm-license', 'finetune', 'mit', 'conflict', 'restrictions 4'],
    ],
  },
  {
    title: 'Not known is neither fine nor wrong', source: 'https://huggingface.co/docs/hub/repositories-licenses',
    edges: [
      ['unknown', 'finetune', 'mit', 'unknown', 'license'],
      ['other:acme-1.0', 'finetune', 'apache-2.0', 'unknown', 'license'],
      ['other', 'trained-on', 'mit', 'unknown', 'license'],
      ['cc', 'finetune', 'mit', 'unknown', 'license'],
      ['grok2-community', 'finetune', 'mit', 'unknown', 'license'],
      ['acme-research', 'finetune', 'mit', 'unknown', 'license'],
      ['other', 'runs', 'mit', 'unknown', 'license'],
    ],
  },
];

const named = (text: string): Stated => {
  if (text === '-') return [];
  if (text.startsWith('other:')) return statedLicenses('other', text.slice('other:'.length));
  return statedLicenses(text.split(', '), undefined);
};

for (const { title, source, edges } of groups) {
  describe(title, () => {
    test.each(edges.map((edge) => [edge.slice(0, 4).join(' · '), edge] as const))(`%s (${source})`, (_, [parent, relation, child, outcome, rests]) => {
      const [license = licenseNamed(parent, undefined)] = named(parent);
      const own = named(child);
      const kin = new Set(own.flatMap((one) => (one.known ? [one.value.terms.id] : [])));
      const verdict = judge(license, relation, own, { kin, parent: 'acme/parent' });
      const told = verdict.judgements.map((one) => [one.term, one.section ?? '', Array.isArray(one.missing) ? `lacks ${one.missing.length}` : '', one.partly ? 'partly' : '', one.settled ? '' : 'open', one.verdict].filter(Boolean).join(' '));
      expect(verdict.outcome, told.join('; ')).toBe(outcome);
      if (rests === undefined) return;
      // What it rests on has the verdict of the whole, and every word that the row gives of it.
      const wanted = rests.split(' ');
      const found = told.filter((one) => one.startsWith(`${wanted[0]}`) && wanted.every((word) => one.split(' ').includes(word)) && one.endsWith(` ${outcome}`) && one.includes(' open ') === wanted.includes('open'));
      expect(found.length, told.join('; ')).toBe(1);
    });
  });
}

test('at least 150 edges are written down, no edge twice', () => {
  const all = groups.flatMap(({ edges }) => edges.map((edge) => edge.join(' · ')));
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(new Set(all).size).toBe(all.length);
});
