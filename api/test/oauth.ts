import { expect } from 'chai';
import type { Deps } from '../src/deps.ts';
import type { Member } from '../src/members/member.ts';
import {
  type ClientDetails,
  type ClientKind,
  registerClient,
} from '../src/oauth/register-client.ts';
import type { Answer, Browser } from './browser.ts';

/** An application that a member registered on /apps. */
export type TestClient = { clientId: string; secret: string };

/** Registers an application for a member. */
export async function aClient(
  deps: Deps,
  owner: Pick<Member, 'id'>,
  details: Partial<ClientDetails & { kind: ClientKind }> = {},
): Promise<TestClient> {
  const { clientId, secret } = await registerClient(deps, {
    ownerId: owner.id,
    kind: 'confidential',
    name: 'Pods',
    website: 'https://pods.example',
    redirectUris: 'https://pods.example/back',
    ...details,
  });
  return { clientId, secret: secret ?? '' };
}

/** `Authorization: Basic` with an application's id and secret. */
export function basic({ clientId, secret }: TestClient): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
}

/** The address to which an application sends a member. */
export function authorizeUrl(parameters: Record<string, string>): string {
  return `/oauth/authorize?${new URLSearchParams({ response_type: 'code', ...parameters })}`;
}

/** Sends a signed-in member to an authorization page; returns where they are led. */
export async function sentTo(browser: Browser, url: string): Promise<string> {
  return leads(await browser.get(url));
}

/** Presses a button of the consent page; returns where the application gets its answer. */
export async function press(
  browser: Browser,
  page: string,
  choice: 'allow' | 'deny' = 'allow',
): Promise<string> {
  expect((await browser.get(page)).status).to.equal(200);
  const resume = leads(await browser.post(page, { answer: choice }));
  return leads(await browser.get(resume));
}

/** A member lets an application do what it asks; returns the code. */
export async function codeFor(browser: Browser, url: string): Promise<string> {
  const next = await sentTo(browser, url);
  const back = next.includes('/oauth/interaction/') ? await press(browser, next) : next;
  const code = new URL(back).searchParams.get('code');
  expect(code, back).to.be.a('string');
  return code!;
}

function leads(answer: Answer): string {
  expect(answer.status, answer.text).to.equal(303);
  return answer.headers.get('Location')!;
}
