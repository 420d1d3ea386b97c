import { expect } from 'chai';
import type { Answer } from './browser.ts';

/** Checks the one form that all errors of the API have. */
export function expectError(answer: Answer, status: number, code: string): void {
  expect(answer.status, answer.text).to.equal(status);
  expect(answer.headers.get('Content-Type')).to.equal('application/json;charset=utf-8');
  expect(answer.body, answer.text).to.include({ error: code });
  expect(answer.body.error_description).to.be.a('string').and.not.equal('');
  expect(answer.body.error_uri).to.match(/^https?:\/\//);
}

/** Checks that nothing in an answer is null: strict clients break on it. */
export function expectNoNulls(answer: Answer): void {
  JSON.parse(answer.text, (key, value) => {
    expect(value, `${key} in ${answer.text}`).not.to.equal(null);
    return value;
  });
}
