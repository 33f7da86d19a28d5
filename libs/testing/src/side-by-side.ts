/** Does the same to many, a few at a time, as several people at work do. */
export async function sideBySide<T, R>(
  items: readonly T[],
  act: (item: T, index: number) => Promise<R>,
  workers = 6,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await act(item, index);
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
