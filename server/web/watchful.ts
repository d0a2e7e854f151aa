/** Plain data that answers only for the keys it has; for templates, which no compiler checks. */
export function watchful<T extends object>(data: T, name: string): T {
  return new Proxy(data, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return value;
      if (value === undefined) throw new Error(`There are no words ${name}.${key}.`);
      return typeof value === 'object' && value !== null ? watchful(value, `${name}.${key}`) : value;
    },
  });
}
