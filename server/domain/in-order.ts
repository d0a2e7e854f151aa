/** Items in one order that keeps each list's own; where lists contradict each other, what is named first goes first. */
export function inOrder<T>(lists: readonly (readonly T[])[], keyOf: (item: T) => string): T[] {
  type Node = { item: T; after: Node[]; waitsFor: number };
  const nodes = new Map<string, Node>();
  for (const list of lists) {
    let before: Node | null = null;
    for (const item of list) {
      const key = keyOf(item);
      const node: Node = nodes.get(key) ?? { item, after: [], waitsFor: 0 };
      nodes.set(key, node);
      if (before !== null && before !== node) {
        before.after.push(node);
        node.waitsFor += 1;
      }
      before = node;
    }
  }
  const ordered = [...nodes.values()].filter((node) => node.waitsFor === 0);
  for (const node of ordered) {
    for (const next of node.after) {
      next.waitsFor -= 1;
      if (next.waitsFor === 0) ordered.push(next);
    }
  }
  return [...new Set([...ordered, ...nodes.values()])].map(({ item }) => item);
}
