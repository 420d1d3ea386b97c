/** Money that went from one member to another. */
export type Flow = { from: number; to: number };

/**
 * Finds who is in a ring with whom: members between whom money goes around, A to B to A, or over any
 * number of others. Each ring has a number; who is in none is left out. (Tarjan's strongly connected
 * components, without recursion: rings may be long.)
 * @param flows the large ones alone; in a lively community small ones connect everybody.
 */
export function findRings(flows: readonly Flow[]): Map<number, number> {
  const next = new Map<number, number[]>();
  for (const { from, to } of flows) {
    if (from !== to) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const rings = new Map<number, number>();
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  let count = 0;

  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const path: { member: number; at: number }[] = [];
    const enter = (member: number) => {
      order.set(member, order.size);
      low.set(member, order.get(member)!);
      open.push(member);
      isOpen.add(member);
      path.push({ member, at: 0 });
    };
    enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { member } = step;
      const target = next.get(member)?.[step.at];
      step.at += 1;
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1)?.member;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(member)!));
        if (low.get(member) === order.get(member)) {
          const ring = open.splice(open.indexOf(member));
          for (const one of ring) isOpen.delete(one);
          if (ring.length > 1) {
            count += 1;
            for (const one of ring) rings.set(one, count);
          }
        }
      } else if (!order.has(target)) {
        enter(target);
      } else if (isOpen.has(target)) {
        low.set(member, Math.min(low.get(member)!, order.get(target)!));
      }
    }
  }
  return rings;
}
