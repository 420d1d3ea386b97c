import assert from 'node:assert/strict';
import { Document } from 'sepa';
import { MICROS_PER_UNIT, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { SepaDetails } from './sepa-payouts.ts';
import { sepaText } from './sepa-text.ts';

const CENT: Micros = MICROS_PER_UNIT / 100;
const NAME_MAX = 70;

/** Transfers in euros for one file. */
export type Pain001 = {
  /** By which the bank knows the file again: at most 35 characters of 0-9, A-Z, a-z and hyphens. */
  messageId: string;
  createdAt: Instant;
  /** The day on which the bank shall pay: `2026-02-10`. */
  executeOn: string;
  /** Whose account it is paid from. */
  debtor: SepaDetails;
  /** What stands on the creditors' statements. */
  text: string;
  transfers: readonly { id: string; amount: Micros; creditor: SepaDetails }[];
};

/**
 * Writes an order of transfers as banks read it: ISO 20022 pain.001.001.09, as the SEPA rulebook
 * narrows it. EndToEndId is the id of the payout. The same input gives the same text.
 */
export function pain001(order: Pain001): string {
  const document = new Document('pain.001.001.09');
  document.grpHdr.id = order.messageId;
  document.grpHdr.created = localDate(new Date(order.createdAt).toISOString());
  document.grpHdr.initiatorName = sepaText(order.debtor.name, NAME_MAX);

  const payment = document.createPaymentInfo();
  payment.requestedExecutionDate = localDate(`${order.executeOn}T00:00:00Z`);
  payment.debtorName = sepaText(order.debtor.name, NAME_MAX);
  payment.debtorIBAN = order.debtor.iban;
  payment.debtorBIC = order.debtor.bic;
  document.addPaymentInfo(payment);

  for (const { id, amount, creditor } of order.transfers) {
    assert.equal(amount % CENT, 0, `${id}: a transfer is in whole cents.`);
    const transfer = payment.createTransaction();
    transfer.id = id;
    transfer.end2endId = id;
    transfer.amount = amount / MICROS_PER_UNIT;
    transfer.creditorName = sepaText(creditor.name, NAME_MAX);
    transfer.creditorIBAN = creditor.iban;
    transfer.creditorBIC = creditor.bic;
    transfer.remittanceInfo = sepaText(order.text, 140);
    payment.addTransaction(transfer);
    // The library puts the block's id before it, and the ids of both together are too long.
    transfer.id = id;
  }
  const text = document.toString();
  assertSum(text, order);
  return text;
}

/** The library sums floating-point numbers, which are exact only so far: look at what it wrote. */
function assertSum(text: string, { transfers }: Pain001): void {
  const sum = transfers.reduce((total, { amount }) => total + amount, 0);
  const written = (sum / MICROS_PER_UNIT).toFixed(2);
  const sums = [...text.matchAll(/<CtrlSum>([^<]*)</g)].map(([, found]) => found);
  assert.deepEqual(sums, [written, written], 'The control sums are the sum of the transfers.');
}

/** A date whose local parts are those of an instant in UTC: the library writes local time. */
function localDate(iso: string): Date {
  return new Date(iso.replace(/(\.\d+)?Z$/, ''));
}
