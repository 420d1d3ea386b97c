import { __, sprintf } from '@wordpress/i18n';
import { monthName, type Period } from './earnings';

const MOST = 12;
const HEIGHT = 140;
const BAR = 36;
const GAP = 16;

/**
 * The last twelve months as bars. What it shows stands in the table below it too.
 * @param root0
 * @param root0.periods
 * @param root0.currency
 */
export function EarningsChart( {
	currency,
	periods,
}: {
	periods: Period[];
	currency: string;
} ) {
	const shown = periods.slice( 0, MOST ).reverse();
	// For the height of a bar, a number is exact enough.
	const highest = Math.max(
		...shown.map( ( { amount } ) => Number( amount ) )
	);
	const width = shown.length * ( BAR + GAP );
	const best = shown.find( ( { amount } ) => Number( amount ) === highest );
	if ( ! best || highest <= 0 ) {
		return null;
	}
	return (
		<figure className="flattr-chart">
			<svg
				role="img"
				aria-label={ sprintf(
					/* translators: 1: a month, 2: an amount, 3: a currency. */
					__(
						'Earnings by month. The most was earned in %1$s: %2$s %3$s.',
						'flattr'
					),
					monthName( best.period ),
					best.amount,
					currency
				) }
				viewBox={ `0 0 ${ width } ${ HEIGHT + 40 }` }
				style={ { maxInlineSize: width } }
			>
				{ shown.map( ( { amount, period }, at ) => {
					const height = ( Number( amount ) / highest ) * HEIGHT;
					const left = at * ( BAR + GAP ) + GAP / 2;
					return (
						<g key={ period }>
							<rect
								x={ left }
								y={ 20 + HEIGHT - height }
								width={ BAR }
								height={ Math.max( height, 1 ) }
								rx="3"
							/>
							<text
								x={ left + BAR / 2 }
								y={ 14 + HEIGHT - height }
							>
								{ Number( amount ).toFixed( 2 ) }
							</text>
							<text x={ left + BAR / 2 } y={ HEIGHT + 35 }>
								{ period.slice( 2 ).replace( '-', '/' ) }
							</text>
						</g>
					);
				} ) }
			</svg>
		</figure>
	);
}
