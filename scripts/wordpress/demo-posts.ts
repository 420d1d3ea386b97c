/** A post of the demo's blog; an episode of its podcast, when it has a tune. */
export type DemoPost = {
  slug: string;
  title: string;
  /** Days before now on which it was published. */
  age: number;
  paragraphs: readonly string[];
  /** Notes by their steps from A, a quarter of a second each. */
  tune?: readonly number[];
  /** Whether it has no block: the share bar beside it is put there by the settings. */
  hasNoBlock?: boolean;
};

/** What Rosa, of the demo, writes and says about keeping the web one's own. */
export const DEMO_POSTS: readonly DemoPost[] = [
  {
    slug: 'episode-13-the-library-van',
    title: 'Episode 13: The library van',
    age: 1,
    paragraphs: [
      'A van with two thousand books stops in forty villages. Its driver tells Rosa who pays for it, and who would miss it.',
      '38 minutes. In this demo you hear a tune instead.',
    ],
    tune: [3, 7, 10, 7, 3, 7, 10, 15, 12, 10, 7, 5, 3],
  },
  {
    slug: 'a-button-is-a-link',
    title: 'A button is a link',
    age: 3,
    paragraphs: [
      'The button below this post loads nothing from anywhere. It is a link, like those that this page would have had in 1995.',
      'Who follows it comes to a page where one more press gives this post a part of what they set aside for the month.',
    ],
  },
  {
    slug: 'episode-12-the-tip-jar',
    title: 'Episode 12: The tip jar',
    age: 15,
    paragraphs: [
      'Why people pay street musicians and not web pages. A busker, a blogger and an economist answer.',
      '43 minutes. In this demo you hear a tune instead.',
    ],
    tune: [10, 10, 7, 3, 5, 7, 5, 3, 0, 3],
  },
  {
    slug: 'what-a-month-of-clicks-is-worth',
    title: 'What a month of clicks is worth',
    age: 20,
    hasNoBlock: true,
    paragraphs: [
      'Somebody who sets aside ten dollars and clicks five times in a month gives two dollars to each of the five. Somebody who clicks once gives all ten.',
      'Nobody pays more than they meant to, and nobody has to decide what a single page is worth.',
    ],
  },
];

/** A page of the blog with what is there for more than one post. */
export const DEMO_PAGE = {
  slug: 'support',
  title: 'Support',
  content: `<!-- wp:flattr/support-box -->
<!-- wp:heading {"level":2} --><h2 class="wp-block-heading">Everything here is free to read and to hear</h2><!-- /wp:heading -->
<!-- wp:paragraph --><p>If you like it, flattr this site: a part of what you set aside for a month is ours then, and we go on.</p><!-- /wp:paragraph -->
<!-- wp:flattr/button {"target":"site"} /-->
<!-- wp:flattr/creator-claim {"showSite":true} /-->
<!-- /wp:flattr/support-box -->

<!-- wp:heading {"level":2} --><h2 class="wp-block-heading">Flattred most</h2><!-- /wp:heading -->
<!-- wp:paragraph --><p>What readers clicked most stands here from the first click on.</p><!-- /wp:paragraph -->
<!-- wp:flattr/top-things /-->

<!-- wp:heading {"level":2} --><h2 class="wp-block-heading">Our supporters</h2><!-- /wp:heading -->
<!-- wp:flattr/supporters {"scope":"creator","emptyText":"Nobody yet. You may be the first."} /-->`,
} as const;
