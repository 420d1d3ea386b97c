const RATE = 11_025;
const SECONDS_PER_NOTE = 0.25;
const A_HERTZ = 220;
const HEADER_BYTES = 44;

/** A tune as a WAV file, so that an episode has something to hear and nothing has to be fetched. */
export function makeTune(notes: readonly number[]): Buffer {
  const perNote = Math.round(RATE * SECONDS_PER_NOTE);
  const file = Buffer.alloc(HEADER_BYTES + notes.length * perNote);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // Plain samples,
  file.writeUInt16LE(1, 22); // of one channel,
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28);
  file.writeUInt16LE(1, 32); // of one byte each.
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(file.length - HEADER_BYTES, 40);
  for (const [index, steps] of notes.entries()) {
    const hertz = A_HERTZ * 2 ** (steps / 12);
    for (let sample = 0; sample < perNote; sample += 1) {
      const fading = 1 - sample / perNote;
      const wave = Math.sin((2 * Math.PI * hertz * sample) / RATE);
      file[HEADER_BYTES + index * perNote + sample] = Math.round(128 + 90 * fading * wave);
    }
  }
  return file;
}
