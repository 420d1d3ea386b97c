import type { Config } from '../config.ts';
import { MICROS_PER_UNIT } from '../money.ts';
import { formatMoney } from './format.ts';

const WORKS = ['A podcast', 'A plugin', 'One more plugin', 'An editor', 'A game'];
const BUDGET = 10 * MICROS_PER_UNIT;

/** What Flattr is, on one screen, for who has never heard of it and for who comes back. */
export function HomePage({ config, isMember }: { config: Config; isMember: boolean }) {
  const { currency, budgetMinimum } = config;
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <>
      <div class="hero">
        <div>
          <h1>Give a little to everything you love</h1>
          <p class="lead">
            Decide once what a month may cost you. Click Flattr wherever something was worth your
            time. When the month ends, your budget is divided evenly over your clicks.
          </p>
          <div class="actions">
            {isMember ? (
              <>
                <a class="button" href="/dashboard">
                  See this month
                </a>
                <a class="button secondary" href="/funds">
                  Add money
                </a>
              </>
            ) : (
              <>
                <a class="button" href="/sign-up">
                  Start with your budget
                </a>
                <a class="button secondary" href="/sign-in">
                  Sign in
                </a>
              </>
            )}
          </div>
        </div>
        <Picture budget={money(BUDGET)} share={money(BUDGET / WORKS.length)} />
      </div>

      <h2>How it works</h2>
      <ol class="steps">
        <li>
          <h3>Set a budget</h3>
          <p>
            From {money(budgetMinimum)} up. A month never takes more, and you can change or pause it
            any day.
          </p>
        </li>
        <li>
          <h3>Add money</h3>
          <p>It waits in your funds. A month in which you click nothing takes nothing.</p>
        </li>
        <li>
          <h3>Click the button</h3>
          <p>
            On articles, episodes, plugins, programs. Changed your mind? Undo it until the month
            ends.
          </p>
        </li>
        <li>
          <h3>The month ends</h3>
          <p>
            Five clicks on {money(BUDGET)} give {money(BUDGET / 5)} each. Exactly, to the last cent.
          </p>
        </li>
      </ol>

      <div class="grid home-more">
        <section class="card">
          <h2>You make things?</h2>
          <p>
            All you need is a button. What people give to your work before you join is not lost: it
            waits for you.
          </p>
          <p>
            <a href={isMember ? '/things' : '/sign-up'}>
              {isMember ? 'See your things' : 'Join as a creator'}
            </a>
          </p>
        </section>
        <section class="card">
          <h2>Look around</h2>
          <p>Podcasts, software, music and writing that others flattr right now.</p>
          <p>
            <a href="/catalog">Open the catalog</a>
          </p>
        </section>
        <section class="card">
          <h2>Money in the open</h2>
          <p>
            Each month we publish what came in, what went out and what is held, down to the cent.
          </p>
          <p>
            <a href="/reports">Read the reports</a>
          </p>
        </section>
      </div>
    </>
  );
}

/** One budget on the left, five works on the right, an equal share on each. */
function Picture({ budget, share }: { budget: string; share: string }) {
  return (
    <svg
      class="home-picture"
      viewBox="0 0 360 300"
      role="img"
      aria-label={`A budget of ${budget} and five clicks: each of five works receives ${share}.`}
    >
      {WORKS.map((work, index) => {
        const y = 4 + index * 60;
        const middle = y + 26;
        return (
          <g key={work}>
            <path class="flow" d={`M84 150C112 150 104 ${middle} 134 ${middle}`} fill="none" />
            <rect class="work" x="134" y={y} width="225" height="52" rx="12" />
            <text class="work-name" x="150" y={middle + 5}>
              {work}
            </text>
            <text class="work-share" x="345" y={middle + 5} text-anchor="end">
              {share}
            </text>
          </g>
        );
      })}
      <circle class="coin-edge" cx="45" cy="150" r="44" />
      <circle class="coin" cx="45" cy="150" r="37" />
      <text class="coin-text" x="45" y="157" text-anchor="middle">
        {budget.replace(/\.00$/, '')}
      </text>
    </svg>
  );
}
