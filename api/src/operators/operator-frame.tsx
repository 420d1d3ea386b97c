import type { ComponentChildren } from 'preact';
import { type Tab, Tabs } from '../web/tabs.tsx';

/** The pages of the console. A slice that has one of its own adds its line here. */
const PAGES: readonly Tab[] = [
  ['/operator', 'What needs you'],
  ['/operator/members', 'Members'],
  ['/operator/claims', 'Claims'],
  ['/operator/abuse', 'Abuse'],
  ['/operator/fraud', 'Fraud'],
  ['/operator/payouts', 'Payouts'],
  ['/operator/months', 'Months'],
  ['/operator/service', 'Service'],
  ['/operator/log', 'Log'],
];

/** The frame of a page for operators: where else they can go, and the heading. */
export function OperatorFrame({
  current,
  title,
  children,
}: {
  /** The path of the page of the list that this is, or lies below. */
  current: string;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <>
      <Tabs label="Console" tabs={PAGES} current={current} />
      <h1>{title}</h1>
      {children}
    </>
  );
}

/** Where in the console the page about a kind of subject is. */
const PAGE_OF: Readonly<Record<string, string>> = {
  appeal: '/operator/appeals',
  claim: '/operator/claims',
  contest: '/operator/contests',
  batch: '/operator/payouts/batches',
  member: '/operator/members',
  payout: '/operator/payouts',
  period: '/operator/months',
  report: '/operator/abuse',
  review: '/operator/fraud',
  thing: '/operator/things',
};

/** The address of the page about what a line of the log names, where there is one. */
export function addressOf(subject: string): string | undefined {
  const [kind, id = ''] = subject.split(':', 2);
  const page = PAGE_OF[kind ?? ''];
  return page && `${page}/${id}`;
}
