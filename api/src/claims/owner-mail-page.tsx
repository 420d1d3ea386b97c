import type { OwnerQuestion } from './answer-owner-mail.ts';

/** What the owner of a feed sees who follows the link in our mail. */
export function OwnerMailPage({ question }: { question: OwnerQuestion }) {
  const { address, mail, memberName } = question;
  if (mail.answer === 'yes') {
    return (
      <>
        <h1>Thank you</h1>
        <p>
          You said that {memberName} may collect what people give for {address}. What it brings is
          held for seven days. If it was a mistake, write to the operators of this service.
        </p>
      </>
    );
  }
  if (mail.answer === 'no') {
    return (
      <>
        <h1>Thank you</h1>
        <p>You said that it is not so. {memberName} cannot prove the feed in this way any more.</p>
      </>
    );
  }
  return (
    <>
      <h1>Is this right?</h1>
      <p>
        <strong>{memberName}</strong> says that this feed is theirs, and wants to collect what
        people give for it on Flattr:
      </p>
      <p class="thing-address">{address}</p>
      <p>The feed names your e-mail address as its owner’s, so we ask you.</p>
      <form method="post" class="actions">
        <button type="submit" name="answer" value="yes">
          Yes, it is
        </button>
        <button type="submit" name="answer" value="no" class="secondary">
          No, it is not
        </button>
      </form>
      <p class="muted">If you do nothing, nothing happens.</p>
    </>
  );
}
