import { fieldError } from '../errors.ts';
import { tidyLines } from '../things/texts.ts';
import { TEXT_LENGTH_MAX } from './message.ts';

/**
 * The text of a message as it is kept: plain, without invisible characters, no more than one empty line
 * at a time.
 * @throws DomainError `validation` about the field `text`.
 */
export function checkText(typed: string): string {
  const text = tidyLines(typed);
  if (text === '') throw fieldError('text', 'Write something first.');
  const length = [...text].length;
  if (length > TEXT_LENGTH_MAX) {
    throw fieldError(
      'text',
      `This is ${length} characters long. Shorten it to ${TEXT_LENGTH_MAX} at most.`,
    );
  }
  return text;
}
