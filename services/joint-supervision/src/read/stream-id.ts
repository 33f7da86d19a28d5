/** Id of the aggregate behind a stream `<category>-<id>`. */
export function idOfStream(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}
