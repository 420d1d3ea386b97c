/** What was fetched is no feed, or one that cannot be read. The message is a sentence for people. */
export class NotAFeed extends Error {
  override name = 'NotAFeed';
}
