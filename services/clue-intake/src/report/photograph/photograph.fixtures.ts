import sharp from 'sharp';

/** What a telephone writes beside a picture. */
export const marks = ['PhoneMaker-77', 'Whistle-Blower-Wang', '2020:06:11 09:30:00', 'Harbour Road 7'];

/** A sheet that is taller than wide, its upper half black: whoever holds the telephone askew gets a file that is wider than tall. */
export async function snapshot(): Promise<Buffer> {
  const lying = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'white' } })
    .composite([
      {
        input: await sharp({ create: { width: 40, height: 60, channels: 3, background: 'black' } })
          .png()
          .toBuffer(),
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
  const [make, artist, moment, place] = marks as [string, string, string, string];
  return sharp(lying)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: make, Artist: artist, DateTime: moment },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1', GPSAreaInformation: place },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${place}"/></rdf:RDF></x:xmpmeta>`,
    )
    .jpeg()
    .toBuffer();
}

/** The form of the public page. */
export function formWith(code: string, file?: Uint8Array, name = 'IMG_4711.jpg'): FormData {
  const form = new FormData();
  form.set('code', code);
  if (file) form.set('photograph', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), name);
  return form;
}

/** Stretches of a file, from its beginning, middle and end: whatever holds a part of it holds one of these. */
export function partsOf(file: Buffer): readonly Buffer[] {
  return [0, Math.floor(file.length / 2), file.length - 24].map((from) => file.subarray(from, from + 24));
}
