import { z } from 'zod';
import { type ErrorCode, STATUS_OF_ERROR } from '../../errors.ts';

/** What every error looks like. */
export const error = z
  .object({
    error: z.enum(Object.keys(STATUS_OF_ERROR) as ErrorCode[]).describe('A code that stays.'),
    error_description: z.string().describe('What is wrong and what to do, for people.'),
    error_uri: z.url().describe('More about the code.'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('The parameters at fault, where there are some, each with what is wrong with it.'),
  })
  .meta({ id: 'Error' });

/** An instant as the old API wrote it. */
export const instant = z
  .int()
  .min(0)
  .meta({ id: 'Instant', description: 'Unix time in whole seconds; 0 is never.' });

export const amount = z
  .string()
  .regex(/^-?\d+\.\d{2,6}$/)
  .meta({
    id: 'Amount',
    description: 'An amount of the currency: at least two decimals, at most six. Exact.',
    example: '10.00',
  });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({
    id: 'Currency',
    description: 'The one currency of the service (ISO 4217).',
    example: 'USD',
  });

export const period = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .meta({ id: 'Period', description: 'A calendar month in UTC.', example: '2026-01' });

/** How many there are of something. */
export const count = z.int().min(0);

/** What a resource of the old API says when it has done what it was asked. */
export const done = z
  .object({ message: z.string().describe('A word that stays.'), description: z.string() })
  .meta({ id: 'Done' });
