import spdx from 'spdx-license-list/spdx.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { hubLicense, hubLicenses } from '../rules/facts/hub-licenses.ts';
import { meantLicense, readName, type Meant } from '../rules/facts/license-names.ts';
import { spdxNames } from '../rules/facts/spdx-names.ts';

/** What a name means, in one line: `mit`, `gpl-3.0 (later)`, `cc?`, `mit OR apache-2.0`, `SPDX BUSL-1.1`, `no licence`, `nothing`. */
function inShort(meant: Meant | null): string {
  if (meant === null) return 'nothing';
  if (meant.sort === 'license') return `${meant.id}${meant.told ? ` (${meant.told})` : ''}`;
  if (meant.sort === 'family') return `${meant.family}?`;
  if (meant.sort === 'several') return meant.ids.join(` ${meant.joined} `);
  if (meant.sort === 'exception') return `${meant.id} WITH`;
  return meant.sort === 'elsewhere' ? `SPDX ${meant.spdx}` : 'no licence';
}

const table: Readonly<Record<string, readonly string[]>> = {
  'apache-2.0': ['Apache 2.0', 'apache2', 'apache2.0', 'Apache License 2.0', 'Apache License, Version 2.0', 'Apache License Version 2.0, January 2004', 'apache v2.0', 'Apache-2', 'APACHE_2.0', 'ASL 2.0', 'Apache Software License 2.0', 'The Apache 2.0 License', 'appache-2.0', 'apche 2.0', 'Apache Lisence 2.0', 'Apache-Lizenz 2.0', 'Licence Apache 2.0', 'Licencia Apache 2.0', 'Licença Apache 2.0', 'Licenza Apache 2.0', 'Licencja Apache 2.0', 'Apache 许可证 2.0', 'Apache许可证2.0版', 'Apache 2.0 ライセンス', 'Apache 라이선스 2.0', 'Лицензия Apache 2.0', 'Apache 2.0 Lisansı', 'Lisensi Apache 2.0', 'رخصة Apache 2.0', 'http://www.apache.org/licenses/LICENSE-2.0.html', 'https://opensource.org/license/apache-2.0', 'https://choosealicense.com/licenses/apache-2.0/', 'https://spdx.org/licenses/Apache-2.0.html'],
  mit: ['MIT', 'Mit', 'MIT License', 'MIT Licence', 'The MIT License', 'MIT lisence', 'MIT-License', 'mit_license', '"MIT"', 'MIT License (MIT)', 'MIT (Expat)', 'Expat', 'MIT-Lizenz', 'Licence MIT', 'Licencia MIT', 'Licença MIT', 'MIT 许可证', 'MIT许可证', 'MIT 授權', 'MITライセンス', 'MIT 라이선스', 'Лицензия MIT', 'MIT lisansı', 'Lisensi MIT', 'leseni MIT', 'MIT लाइसेंस', 'https://opensource.org/licenses/MIT', 'https://opensource.org/licenses/mit-license.php', 'https://choosealicense.com/licenses/mit/'],
  'bsd-3-clause': ['BSD 3-Clause', 'BSD-3', 'BSD 3 Clause License', '3-clause BSD', 'BSD (3-clause)', 'New BSD', 'Modified BSD License', 'BSD-3-Clause "New" or "Revised" License', 'BSD three clause'],
  'bsd-2-clause': ['BSD 2-Clause', 'Simplified BSD License', 'BSD-2-Clause "Simplified" License', 'FreeBSD', '2-clause BSD'],
  'bsd-3-clause-clear': ['BSD 3-Clause Clear License', 'Clear BSD License'],
  'gpl-3.0': ['GPLv3', 'GPL v3', 'GPL-3', 'gpl3', 'GNU GPL 3.0', 'GNU General Public License v3.0', 'GNU GPLv3', 'GNU General Public License, version 3', 'GNU General Public License Version 3, 29 June 2007', 'GNU Genreal Public License 3', 'Licencia Pública General de GNU v3', 'Licence publique générale GNU v3', 'https://www.gnu.org/licenses/gpl-3.0.en.html', 'GPL 3.0 (GPLv3)'],
  'gpl-3.0 (later)': ['GPL-3.0-or-later', 'GPLv3+', 'gpl-3.0+', 'GPL v3 or later', 'GNU General Public License v3 or any later version'],
  'gpl-3.0 (only)': ['GPL-3.0-only', 'GPLv3 only'],
  'gpl-2.0': ['GPLv2', 'GPL 2', 'gpl-2', 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html'],
  'gpl-2.0 (later)': ['GPL-2.0-or-later', 'GPLv2+'],
  'agpl-3.0': ['AGPLv3', 'AGPL 3.0', 'GNU AGPLv3', 'GNU Affero General Public License v3.0', 'Affero GPL v3'],
  'lgpl-3.0': ['LGPLv3', 'GNU LGPL v3', 'GNU Lesser General Public License v3.0'],
  'lgpl-2.1': ['LGPL 2.1', 'LGPLv2.1', 'GNU Lesser General Public License v2.1'],
  'lgpl-2.1 (later)': ['LGPL-2.1-or-later', 'LGPL v2.1 or later', 'LGPLv2.1+'],
  gfdl: ['GFDL', 'GNU Free Documentation License', 'GNU FDL 1.3'],
  'cc0-1.0': ['CC0', 'CC-0', 'CC Zero', 'cc0 1.0', 'CC0-1.0', 'CC0 1.0 Universal', 'Creative Commons Zero', 'Creative Commons Zero v1.0 Universal', 'CC0 1.0 Universal (CC0 1.0) Public Domain Dedication', 'https://creativecommons.org/publicdomain/zero/1.0/', 'https://creativecommons.org/publicdomain/zero/1.0/deed.de'],
  'cc-by-4.0': ['CC BY 4.0', 'CC-BY 4.0', 'ccby4.0', 'CCBY-4.0', 'cc-by-4', 'cc by v4', 'Creative Commons Attribution 4.0', 'Creative Commons Attribution 4.0 International', 'Creative Commons Attribution 4.0 International Public License', 'Creative Common Attribution 4.0', 'Attribution 4.0 International', 'Attribution 4.0 International (CC BY 4.0)', 'Creative Commons Attribution (CC BY 4.0)', 'https://creativecommons.org/licenses/by/4.0', 'http://creativecommons.org/licenses/by/4.0/deed.fr', 'Creative Commons Namensnennung 4.0 International', 'Creative Commons Atribución 4.0 Internacional', 'Creative Commons Atribuição 4.0 Internacional', 'Creative Commons Attribuzione 4.0 Internazionale', 'Creative Commons Naamsvermelding 4.0 Internationaal', 'Creative Commons Uznanie autorstwa 4.0', '知识共享署名 4.0 国际许可协议', '創用CC 姓名標示 4.0 國際', 'クリエイティブ・コモンズ 表示 4.0 国際', '크리에이티브 커먼즈 저작자표시 4.0 국제', 'Creative Commons «С указанием авторства» 4.0'],
  'cc-by-3.0': ['CC BY 3.0', 'Creative Commons Attribution 3.0 Unported'],
  'cc-by-sa-4.0': ['CC BY-SA 4.0', 'CC-BY-SA-4.0', 'ccbysa4.0', 'cc by sa 4.0', 'Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)', 'Creative Commons Attribution Share-Alike 4.0', 'Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 International', 'Creative Commons Attribution - Partage dans les Mêmes Conditions 4.0', 'Creative Commons Reconocimiento-CompartirIgual 4.0', '署名-相同方式共享 4.0 国际', 'クリエイティブ・コモンズ 表示-継承 4.0 国際', 'https://creativecommons.org/licenses/by-sa/4.0/legalcode.en'],
  'cc-by-nc-4.0': ['CC BY-NC 4.0', 'cc-by-nc-4', 'CC-BY-NC 4', 'ccbync-4.0', 'Creative Commons Attribution-NonCommercial 4.0', 'Creative Commons Attribution Non-Comercial 4.0', 'Attribution-NonCommercial 4.0 International', 'Creative Commons Namensnennung-Nicht kommerziell 4.0', "Creative Commons Attribution - Pas d'Utilisation Commerciale 4.0", 'Creative Commons Atribuição-NãoComercial 4.0', '知识共享 署名-非商业性使用 4.0', 'Creative Commons Naamsvermelding-NietCommercieel 4.0'],
  'cc-by-nc-sa-4.0': ['CC BY-NC-SA 4.0', 'CC-BY-SA-NC 4.0', 'cc by nc sa 4', 'Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License', 'https://creativecommons.org/licenses/by-nc-sa/4.0/', '署名-非商业性使用-相同方式共享 4.0 国际', 'Attribution-NonCommercial-ShareAlike 4.0 (CC BY-NC-SA 4.0)'],
  'cc-by-nc-nd-4.0': ['CC BY-NC-ND 4.0', 'Attribution-NonCommercial-NoDerivatives 4.0 International', 'Creative Commons Attribution-NonCommercial-NoDerivs 4.0', '署名-非商业性使用-禁止演绎 4.0'],
  'cc-by-nd-4.0': ['CC BY-ND 4.0', 'Creative Commons Attribution-NoDerivatives 4.0', 'Creative Commons Namensnennung-Keine Bearbeitungen 4.0'],
  'creativeml-openrail-m': ['CreativeML OpenRAIL-M', 'creativeml', 'CreativeML Open RAIL-M', 'https://huggingface.co/spaces/CompVis/stable-diffusion-license'],
  'openrail++': ['OpenRAIL++', 'CreativeML Open RAIL++-M License', 'openrail++-m'],
  'bigscience-bloom-rail-1.0': ['BigScience BLOOM RAIL 1.0', 'BigScience RAIL License v1.0', 'https://huggingface.co/spaces/bigscience/license'],
  'bigscience-openrail-m': ['BigScience OpenRAIL-M', 'BigScience Open RAIL-M'],
  'bigcode-openrail-m': ['BigCode OpenRAIL-M', 'bigcode-openrail-m v1', 'https://huggingface.co/spaces/bigcode/bigcode-model-license-agreement'],
  llama2: ['llama-2', 'Llama 2', 'Llama 2 Community License', 'LLAMA 2 COMMUNITY LICENSE AGREEMENT'],
  llama3: ['llama-3', 'llama 3.0', 'Meta Llama 3 Community License Agreement', 'META LLAMA 3 COMMUNITY LICENSE AGREEMENT', 'https://llama.meta.com/llama3/license/'],
  'llama3.1': ['llama-3.1', 'llama_3.1', 'Llama 3.1', 'Llama 3.1 Community License', 'llama3-1', 'https://www.llama.com/llama3_1/license/', 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE'],
  'llama3.2': ['llama-3.2', 'Llama 3.2 Community License Agreement', 'https://huggingface.co/meta-llama/Llama-3.2-1B/blob/main/LICENSE.txt'],
  'llama3.3': ['Llama-3.3', 'Llama 3.3 Community License'],
  llama4: ['Llama 4', 'llama-4 community license'],
  gemma: ['Gemma', 'Gemma License', 'Gemma Terms of Use', 'gemma-2', 'Gemma 3', 'https://ai.google.dev/gemma/terms'],
  'mpl-2.0': ['MPL 2.0', 'MPLv2', 'Mozilla Public License 2.0', 'Mozilla 2.0 License', 'https://www.mozilla.org/en-US/MPL/2.0/'],
  'epl-2.0': ['EPL 2.0', 'Eclipse Public License v2.0', 'Eclipse Public License - v 2.0'],
  'eupl-1.2': ['EUPL 1.2', 'EUPL v1.2', 'EUPLv1.2', 'European Union Public License 1.2', 'European Union Public Licence v. 1.2'],
  'bsl-1.0': ['BSL-1.0', 'Boost Software License', 'Boost Software License 1.0', 'https://www.boost.org/LICENSE_1_0.txt'],
  'ms-pl': ['MS-PL', 'Microsoft Public License (MS-PL)'],
  'ofl-1.1': ['OFL 1.1', 'SIL Open Font License 1.1', 'SIL OFL 1.1'],
  'odc-by': ['ODC-BY', 'ODC-By v1.0', 'Open Data Commons Attribution License (ODC-By) v1.0', 'https://opendatacommons.org/licenses/by/1-0/'],
  odbl: ['ODbL', 'ODbL 1.0', 'Open Database License', 'Open Data Commons Open Database License (ODbL) v1.0', 'https://opendatacommons.org/licenses/odbl/'],
  pddl: ['PDDL', 'PDDL-1.0', 'ODC Public Domain Dedication & License 1.0'],
  'cdla-permissive-2.0': ['CDLA Permissive 2.0', 'CDLA-Permissive-v2', 'Community Data License Agreement – Permissive 2.0', 'https://cdla.dev/permissive-2-0/'],
  'cdla-sharing-1.0': ['CDLA-Sharing 1.0', 'Community Data License Agreement - Sharing - Version 1.0'],
  'c-uda': ['C-UDA-1.0', 'Computational Use of Data Agreement v1.0'],
  unlicense: ['Unlicense', 'The Unlicense', 'https://unlicense.org'],
  wtfpl: ['WTFPL', 'WTFPL v2', 'Do What The F*ck You Want To Public License'],
  isc: ['ISC', 'ISC License'],
  'artistic-2.0': ['Artistic License 2.0', 'Artistic-2.0'],
  'afl-3.0': ['AFL 3.0', 'Academic Free License v3.0'],
  'ecl-2.0': ['Educational Community License v2.0', 'ECL-2.0'],
  'lgpl-lr': ['LGPL-LR', 'LGPLLR', 'Lesser General Public License For Linguistic Resources'],
  'etalab-2.0': ['Etalab 2.0', 'Etalab Open License 2.0', 'Licence Ouverte Etalab 2.0'],
  'deepfloyd-if-license': ['DeepFloyd IF Research License Agreement', 'deepfloyd-if'],
  'apple-amlr': ['Apple AMLR', 'Apple Model License for Research'],
  'openmdw-1.0': ['OpenMDW 1.0', 'OpenMDW-1.0'],
  // The version, or the text, is asked for.
  'cc?': ['Creative Commons', 'creative-commons', 'CC BY', 'CC-BY-SA', 'CC BY-NC', 'CC BY-NC-SA', 'ccby', 'Creative Commons Attribution', 'Creative Commons Attribution-NonCommercial', '知识共享'],
  'bsd?': ['BSD', 'BSD License', 'BSD licence'],
  'gpl?': ['GPL', 'GNU GPL', 'GNU General Public License', 'GNU'],
  'lgpl?': ['LGPL', 'GNU Lesser General Public License'],
  'AGPL?': ['AGPL', 'GNU AGPL', 'GNU Affero General Public License'],
  'Apache?': ['Apache', 'Apache License', 'apache licence'],
  'openrail?': ['openrail', 'OpenRAIL-M', 'Open RAIL', 'Open Responsible AI License'],
  'RAIL?': ['RAIL', 'RAIL License v1.0'],
  'Llama?': ['Llama', 'llama license', 'Meta Llama', 'Llama Community License', 'Code Llama'],
  'EUPL?': ['EUPL', 'European Union Public License'],
  'MPL?': ['MPL', 'Mozilla Public License'],
  'CDLA?': ['CDLA', 'CDLA-Permissive'],
  'public domain?': ['Public Domain', 'PUBLIC DOMAIN', 'PUBLIC DOMAIN NOTICE', 'gemeinfrei', 'domaine public', 'dominio público', '公有领域'],
  // Several at once.
  'mit OR apache-2.0': ['MIT OR Apache-2.0', 'MIT or Apache 2.0', 'MIT/Apache-2.0', 'dual MIT/Apache 2.0', 'mit | apache-2.0'],
  'apache-2.0 AND cc-by-4.0': ['Apache-2.0 AND CC-BY-4.0', 'apache-2.0 and cc-by-4.0', 'Apache 2.0 & CC BY 4.0', 'apache-2.0+cc-by-4.0'],
  'mit list cc-by-4.0': ['mit, cc-by-4.0', 'MIT; CC BY 4.0', 'Code: MIT, Data: CC BY 4.0', 'MIT (code), CC-BY-4.0 (data)'],
  'gpl-3.0 WITH': ['GPL-3.0-only WITH GCC-exception-3.1', 'gpl-3.0-with-GCC-exception', 'GPL v3 with the GCC exception'],
  'apache-2.0 WITH': ['Apache-2.0 WITH LLVM-exception'],
  // Named elsewhere: `other`, with its name and its text.
  'SPDX BUSL-1.1': ['BUSL-1.1', 'BSL 1.1', 'bsl-1.1', 'Business Source License 1.1', 'Business Source License'],
  'SPDX CC-BY-SA-2.0': ['cc-by-sa-2.0', 'CC BY-SA 2.0'],
  'SPDX CC-BY-NC-SA-2.5': ['CC BY-NC-SA 2.5'],
  'SPDX CC-BY-3.0-US': ['CC BY 3.0 US', 'cc-by-3.0-us', 'https://creativecommons.org/licenses/by/3.0/us/'],
  'SPDX CC-BY-SA-3.0-DE': ['CC BY-SA 3.0 DE'],
  'SPDX Apache-1.1': ['Apache 1.1'],
  'SPDX MIT-0': ['MIT-0', 'MIT No Attribution'],
  'SPDX 0BSD': ['0BSD', 'BSD Zero Clause License'],
  'SPDX OGL-UK-3.0': ['OGL-UK-3.0', 'Open Government Licence v3.0'],
  'SPDX MPL-1.1': ['MPL 1.1', 'MPL-1.1'],
  'SPDX PolyForm-Noncommercial-1.0.0': ['PolyForm-Noncommercial-1.0.0', 'PolyForm Noncommercial License 1.0.0'],
  'SPDX BSD-4-Clause': ['BSD-4-Clause', 'bsd-4-clause'],
  'SPDX X11': ['X11', 'X11 License'],
  // Words that give nobody a right. `unlicensed` is the opposite of `unlicense`.
  'no licence': ['proprietary', 'Proprietary License', 'commercial', 'custom', 'unlicensed', 'UNLICENSED', 'All rights reserved', 'no license', 'none', 'n/a', 'see LICENSE', 'research only', 'TODO', 'copyright'],
  // Nobody can tell, and we do not guess.
  nothing: ['', ' ', '2.0', 'license', 'cc-by-9.0', 'cc-by-nd-sa-4.0', 'GPL-4.0', 'gemma 9', 'gemma-4', 'llama-5', 'Llama 3.4', 'kiswahili-research-1.0', 'tongyi-qianwen', 'nvidia-open-model-license', 'yi-license', 'mit-like', 'Gutenberg License', 'DanNet 1.0 License', 'constructor', '__proto__', 'BSL', 'apache-3.0', 'MIT and something else', 'CC BY-NC (CC BY-SA 4.0)', 'MIT (GPL-3.0)', 'Danish Copyright Law', 'https://example.org/license', 'https://creativecommons.org/about', 'x'.repeat(400), '许可证', 'MIT Press', 'Apache Spark', '3'],
};

describe('names of licences', () => {
  for (const [meaning, names] of Object.entries(table)) test.each(names.map((name) => [name]))(`\`%s\` is read as ${meaning}`, (name) => expect(inShort(readName(name))).toBe(meaning));

  test('the table has more than 300 spellings', () => {
    expect(Object.values(table).flat().length).toBeGreaterThan(300);
  });

  test('every suggestion is an id of the Hub', () => {
    for (const name of Object.values(table).flat()) {
      const meant = readName(name);
      if (meant?.sort === 'license') expect(hubLicense(meant.id), name).toBeDefined();
      if (meant?.sort === 'family') {
        expect(meant.texts.length, name).toBeGreaterThan(hubLicense(meant.family)?.id === 'gfdl' ? -1 : 0);
        for (const id of meant.texts) expect(hubLicense(id)?.kind, name).toBe('license');
      }
    }
  });

  test('a family without its version is narrowed to the texts that fit', () => {
    expect(readName('CC BY-NC')).toEqual({ sort: 'family', family: 'cc', texts: ['cc-by-nc-2.0', 'cc-by-nc-3.0', 'cc-by-nc-4.0'] });
    expect(readName('Llama')).toMatchObject({ texts: ['llama2', 'llama3', 'llama3.1', 'llama3.2', 'llama3.3', 'llama4'] });
    expect(readName('apache')).toMatchObject({ texts: ['apache-2.0'] });
  });

  test('each of the 83 ids, its full name, its SPDX id and its capitals are read as itself', () => {
    for (const { id, kind, name, spdx } of hubLicenses) {
      for (const spelling of [id, id.toUpperCase(), ...(spdx === null ? [] : [spdx])]) expect(meantLicense(spelling), spelling).toBe(id);
      if (kind === 'license') expect([id, null], name).toContain(meantLicense(name));
    }
  });

  test('the full names are read, but for one that does not tell its version', () => {
    const unread = hubLicenses.filter(({ id, kind, name }) => kind === 'license' && meantLicense(name) !== id).map(({ name }) => name);
    expect(unread).toEqual(['Open Model, Data & Weights License Agreement']);
  });
});

test('names of SPDX are those of the package they were copied from', () => {
  expect(Object.fromEntries(spdxNames())).toEqual(Object.fromEntries(Object.entries(spdx).map(([id, { name }]) => [id, name])));
});
