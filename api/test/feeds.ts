/** Titles that a feed may have and that must not break out of anything. */
export const HOSTILE_TITLES = [
  `"/><script>alert('1')</script>`,
  'a & b < c > d ]]> &amp; &#0;',
  "x' onload='y&user_id=evil&url=https://evil.example/",
  'Ünï©ode 🎧 \u202e',
] as const;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A podcast's feed as many programs write it: namespaces, CDATA, comments, an entry without a page. */
export function rssFeed(titles: readonly string[] = ['First']): string {
  const items = titles.map(
    (title, index) => `    <item>
      <title>${escaped(title)}</title>
      <itunes:title>Other</itunes:title>
      <link>https://pod.example.org/?p=${index}&amp;a=b</link>
      <guid isPermaLink="false">https://pod.example.org/guid/${index}</guid>
      <description><![CDATA[<item><link>https://wrong.example/</link></item>]]></description>
      <enclosure url="https://pod.example.org/${index}.mp3" length="1" type="audio/mpeg"/>
    </item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <channel>
    <!-- <item><link>https://wrong.example/</link></item> -->
    <title>Pod &amp; cast</title>
    <link>https://pod.example.org/</link>
    <description>About</description>
    <image><url>https://pod.example.org/a.png</url><title>No</title><link>https://wrong.example/</link></image>
${items.join('')}  </channel>
</rss>
`;
}

/** A blog's feed in Atom. */
export function atomFeed(titles: readonly string[] = ['First']): string {
  const entries = titles.map(
    (title, index) =>
      `<entry><id>urn:${index}</id><title>${escaped(title)}</title><updated>2026-01-01T00:00:00Z</updated>` +
      `<link href='https://blog.example.org/${index}'/><link rel="edit" href="https://wrong.example/"/></entry>`,
  );
  return (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>A blog</title>' +
    '<updated>2026-01-01T00:00:00Z</updated><link rel="self" href="https://wrong.example/feed"/>' +
    `<link rel="alternate" href="https://blog.example.org/"/>${entries.join('')}</feed>`
  );
}
