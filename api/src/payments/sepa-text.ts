import anyAscii from 'any-ascii';

/**
 * Text as every bank of SEPA takes it: Latin letters, digits and few signs (EPC217-08). Letters of
 * other scripts are written in Latin ones; signs that are not allowed become spaces.
 * @param length the most characters that are kept.
 */
export function sepaText(text: string, length: number): string {
  return anyAscii(text.normalize('NFC'))
    .replaceAll('&', '+')
    .replace(/[^A-Za-z0-9/?:().,'+ -]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ /]+/, '') // No text begins with a slash.
    .replace(/\/{2,}/g, '/') // Two are a sign of their own to banks.
    .slice(0, length)
    .trim();
}
