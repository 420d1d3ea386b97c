/**
 * The text of a feed, in the charset of its first bytes, of the header, or of its XML declaration; in
 * UTF-8 where none says anything that is known. A byte that means nothing becomes a question mark.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared =
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.replace(/^ï»¿/, ''))?.[1] ?? '';
  const named = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ?? '';
  for (const charset of [charsetOfMark(bytes), named, declared]) {
    const text = charset && decoded(bytes, charset);
    if (text) return text;
  }
  return new TextDecoder().decode(bytes);
}

function charsetOfMark(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : '';
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return '';
  }
}
