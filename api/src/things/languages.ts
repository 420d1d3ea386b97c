/** Languages a thing can be in: the ids of the API and their English names, English first. */
export const LANGUAGES = {
  en_GB: 'English',
  sq_AL: 'Albanian',
  ar_DZ: 'Arabic',
  be_BY: 'Belarusian',
  bg_BG: 'Bulgarian',
  ca_ES: 'Catalan',
  zh_CN: 'Chinese',
  hr_HR: 'Croatian',
  cs_CZ: 'Czech',
  da_DK: 'Danish',
  nl_NL: 'Dutch',
  et_EE: 'Estonian',
  fi_FI: 'Finnish',
  fr_FR: 'French',
  de_DE: 'German',
  el_GR: 'Greek',
  iw_IL: 'Hebrew',
  hi_IN: 'Hindi',
  hu_HU: 'Hungarian',
  is_IS: 'Icelandic',
  in_ID: 'Indonesian',
  ga_IE: 'Irish',
  it_IT: 'Italian',
  ja_JP: 'Japanese',
  ko_KR: 'Korean',
  lv_LV: 'Latvian',
  lt_LT: 'Lithuanian',
  mk_MK: 'Macedonian',
  ms_MY: 'Malay',
  mt_MT: 'Maltese',
  no_NO: 'Norwegian',
  pl_PL: 'Polish',
  pt_PT: 'Portuguese',
  ro_RO: 'Romanian',
  ru_RU: 'Russian',
  sr_RS: 'Serbian',
  sk_SK: 'Slovak',
  sl_SI: 'Slovenian',
  es_ES: 'Spanish',
  sv_SE: 'Swedish',
  th_TH: 'Thai',
  tr_TR: 'Turkish',
  uk_UA: 'Ukrainian',
  vi_VN: 'Vietnamese',
} as const;

export type Language = keyof typeof LANGUAGES;

/** What a thing is in when nobody says: the default of the API. */
export const DEFAULT_LANGUAGE: Language = 'en_GB';

/** The language that an id of ours names, such as `de_DE`; none for one that we do not know. */
export function knownLanguage(id: string | undefined): Language | undefined {
  const key = id?.trim() ?? '';
  return Object.hasOwn(LANGUAGES, key) ? (key as Language) : undefined;
}

// Today's codes of three languages that the list knows by their old ones.
const RENAMED: Record<string, string> = { he: 'iw', id: 'in', nb: 'no', nn: 'no' };

/** The language that a page's `lang` names, such as `de`, `de-AT` or `pt_BR`; none if unknown. */
export function languageOfTag(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/, 1)[0]!;
  const code = RENAMED[primary] ?? primary;
  return (Object.keys(LANGUAGES) as Language[]).find((id) => id.startsWith(`${code}_`));
}
