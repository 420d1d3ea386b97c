import type { Instant } from '../period.ts';

export const MEMBER_KINDS = ['individual', 'company', 'organization'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** Someone who signed up. */
export type Member = {
  id: number;
  name: string;
  kind: MemberKind;
  /** The short public id of `flattr:id` marks: six characters of 0-9 and a-z. */
  fid: string;
  /** Empty once the member is deleted. */
  email: string;
  emailConfirmedAt: Instant | null;
  passwordHash: string | null;
  displayName: string;
  about: string;
  url: string;
  city: string;
  country: string;
  /** Whether their profile shows what they flattred. */
  showsFlattrs: boolean;
  isOperator: boolean;
  /** Since when an operator keeps them out; null: they are let in. */
  suspendedAt: Instant | null;
  createdAt: Instant;
  deletedAt: Instant | null;
};
