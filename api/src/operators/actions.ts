/**
 * Everything that an operator can do and the log tells, with the words the console shows. A slice that
 * lets operators do something adds its line here.
 */
export const ACTIONS = {
  'operator.add': 'made an operator',
  'operator.remove': 'made an operator a plain member again',
} as const;

export type Action = keyof typeof ACTIONS;

export function isAction(text: string): text is Action {
  return Object.hasOwn(ACTIONS, text);
}
