/** What a command checked does not hold. It has said what; there is nothing more to print. */
export class CheckFailed extends Error {}
