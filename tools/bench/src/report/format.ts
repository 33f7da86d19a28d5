const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `12,345` */
export function whole(value: number): string {
  return number.format(value);
}

/** A duration in ms: `0.42 ms`, `7.1 ms`, `120 ms` */
export function ms(value: number): string {
  if (Number.isNaN(value)) return '—';
  return `${value < 1 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : whole(value)} ms`;
}

/** `2.4 ×` */
export function times(value: number): string {
  return `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} ×`;
}

/** `310 MB`, of bytes. */
export function megabytes(bytes: number): string {
  return `${whole(bytes / 2 ** 20)} MB`;
}
