import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';
import { DomainError } from '../errors.ts';
import type { PayoutProvider } from './payout-provider.ts';
import { sepaText } from './sepa-text.ts';

/** What a transfer to a bank account needs. */
export type SepaDetails = { name: string; iban: string; bic: string };

const NAME_MAX = 70;

/** SEPA and not of the European Economic Area: their banks want the BIC named. */
const WANT_BIC = new Set(['AD', 'AL', 'CH', 'GB', 'GI', 'MC', 'MD', 'ME', 'MK', 'RS', 'SM', 'VA']);

/** Transfers in euros to a bank account: collected into a file that an operator takes to the bank. */
export const sepaPayouts: PayoutProvider = {
  name: 'sepa',
  label: 'bank account (SEPA)',
  fields: [
    {
      name: 'name',
      label: 'Account holder',
      hint: 'As your bank knows you. Banks compare it with the number.',
      autocomplete: 'name',
      maxlength: NAME_MAX,
    },
    { name: 'iban', label: 'IBAN', autocomplete: 'off', maxlength: 42 },
    {
      name: 'bic',
      label: 'BIC',
      hint: 'Needed only for banks outside the European Economic Area.',
      autocomplete: 'off',
      maxlength: 14,
    },
  ],
  readDestination(typed) {
    const name = (typed.name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    const iban = electronicFormatIBAN(typed.iban ?? '') ?? '';
    const bic = (typed.bic ?? '').replace(/\s/g, '').toUpperCase();
    const fields = faultsOf({ name, iban, bic });
    const [fault] = Object.values(fields);
    if (fault) throw new DomainError('validation', fault, fields);
    return {
      details: { name, iban, bic } satisfies SepaDetails,
      label: `bank account ${iban.slice(0, 2)} •••• ${iban.slice(-4)}`,
    };
  },
};

/** What is wrong, by field. */
function faultsOf({ name, iban, bic }: SepaDetails): Record<string, string> {
  const faults: Record<string, string> = {};
  const country = iban.slice(0, 2);
  if (sepaText(name, NAME_MAX) === '') faults.name = 'Write the name of the account holder.';
  if (!isValidIBAN(iban)) {
    faults.iban =
      'This is not an IBAN. Copy it from a statement of your account, with its letters.';
  } else if (!isSEPACountry(country)) {
    faults.iban = `Banks in ${country} take no SEPA transfers. Name an account in a SEPA country.`;
  }
  if (bic === '' && WANT_BIC.has(country)) {
    faults.bic = `Transfers to ${country} need the BIC of your bank, too.`;
  } else if (bic !== '' && !isValidBIC(bic)) {
    faults.bic = 'This is not a BIC: it has 8 or 11 letters and digits. You can leave it out.';
  } else if (bic !== '' && !faults.iban && bic.slice(4, 6) !== country) {
    faults.bic = `This BIC is of a bank in ${bic.slice(4, 6)}, the IBAN of one in ${country}.`;
  }
  return faults;
}
