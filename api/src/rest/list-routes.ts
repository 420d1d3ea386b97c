import { CATEGORIES } from '../things/categories.ts';
import { LANGUAGES } from '../things/languages.ts';
import { type Format, USUAL_FORMATS } from './formats.ts';
import { type Route, route } from './route.ts';
import { choices, greeting } from './schemas/service.ts';

const CHOICE_FORMATS: readonly Format[] = [...USUAL_FORMATS, 'txt'];
const FOR_A_DAY = { 'Cache-Control': 'public, max-age=86400' };

function answerChoices(choices: Readonly<Record<string, string>>) {
  const body = Object.entries(choices).map(([id, text]) => ({ id, text }));
  return () => ({ body, headers: FOR_A_DAY });
}

/** What the service is, and the words that things are described with. */
export const LIST_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/',
    summary: 'A greeting: the service is there',
    caller: 'anyone',
    answers: { 200: greeting },
    answer: () => ({ body: { message: 'hello_world' } }),
  }),
  route({
    method: 'GET',
    path: '/categories',
    summary: 'What a thing can be',
    caller: 'anyone',
    formats: CHOICE_FORMATS,
    answers: { 200: choices },
    answer: answerChoices(CATEGORIES),
  }),
  route({
    method: 'GET',
    path: '/languages',
    summary: 'The languages that a thing can be in, English first',
    caller: 'anyone',
    formats: CHOICE_FORMATS,
    answers: { 200: choices },
    answer: answerChoices(LANGUAGES),
  }),
];
