import { type Thing, titleOf } from './thing.ts';

/** What a thing is called, with a link to its page where that can be seen: not where an operator hides it. */
export function ThingLink({ thing }: { thing: Pick<Thing, 'id' | 'title' | 'url' | 'measureId'> }) {
  if (thing.measureId === null) return <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>;
  return (
    <>
      {titleOf(thing)} <span class="badge">hidden by an operator</span>
    </>
  );
}
