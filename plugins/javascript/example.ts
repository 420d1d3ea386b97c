// A whole program: flattrs a page and tells what each flattr of the month is worth.
//   FLATTR_URL=http://localhost:3000 FLATTR_TOKEN=… npx node plugins/javascript/example.ts PAGE
import { createFlattrClient } from '@flattr/client';

const { FLATTR_URL, FLATTR_TOKEN } = process.env;
const [page] = process.argv.slice(2);
if (!FLATTR_URL || !FLATTR_TOKEN || !page) {
  throw new Error('Set FLATTR_URL and FLATTR_TOKEN, and name the page to flattr.');
}
const flattr = createFlattrClient({ url: FLATTR_URL, token: FLATTR_TOKEN });

const { data: clicked, error } = await flattr.POST('/flattr', { body: { url: page } });
if (clicked)
  console.log(`Flattred ${clicked.thing.title}, flattr number ${clicked.thing.flattrs}.`);
// A second time in a month changes nothing.
else if (error.error === 'flattr_once') console.log('You flattred it this month already.');
else throw new Error(`${error.error}: ${error.error_description}`);

const { data: forecast } = await flattr.GET('/user/forecast');
if (forecast) {
  console.log(
    `Each of your ${forecast.flattrs} flattrs is worth ${forecast.each} ${forecast.currency}.`,
  );
}
