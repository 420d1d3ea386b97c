import { dateI18n } from '@wordpress/date';
import { __, sprintf } from '@wordpress/i18n';
import { monthName, type Period } from './earnings';
import { money } from './money';

const MOST = 12;
const HEIGHT = 140;
const BAR = 36;
const GAP = 18;
const LINE = 16;

/**
 * The last twelve months as bars, in the direction in which one reads. What it shows stands in the table below it too.
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
	const newest = periods.slice( 0, MOST );
	const shown = document.dir === 'rtl' ? newest : [ ...newest ].reverse();
	// For the height of a bar, a number is exact enough.
	const highest = Math.max(
		...shown.map( ( { amount } ) => Number( amount ) )
	);
	const width = shown.length * ( BAR + GAP );
	const best = shown.find( ( { amount } ) => Number( amount ) === highest );
	if ( ! best || highest <= 0 ) {
		return null;
	}
	const oldest = newest.at( -1 )?.period;
	const decimals = highest < 1000 ? 2 : 0;
	return (
		<figure className="flattr-chart" style={ { maxInlineSize: width } }>
			<svg
				role="img"
				aria-label={ sprintf(
					/* translators: 1: a month, 2: an amount, 3: a currency. */
					__(
						'Earnings by month. The most was earned in %1$s: %2$s %3$s.',
						'flattr'
					),
					monthName( best.period ),
					money( best.amount ),
					currency
				) }
				width={ width }
				height={ HEIGHT + 4 * LINE }
			>
				{ shown.map( ( { amount, period }, at ) => {
					const height = ( Number( amount ) / highest ) * HEIGHT;
					const middle = at * ( BAR + GAP ) + ( BAR + GAP ) / 2;
					const [ year, month ] = period.split( '-' );
					return (
						<g key={ period }>
							<rect
								x={ middle - BAR / 2 }
								y={ LINE + HEIGHT - height }
								width={ BAR }
								height={ Math.max( height, 1 ) }
								rx="3"
							/>
							<text x={ middle } y={ LINE - 5 + HEIGHT - height }>
								{ money( amount, decimals ) }
							</text>
							<text x={ middle } y={ 2 * LINE + HEIGHT }>
								{ dateI18n(
									'M',
									`${ period }-15T00:00:00Z`,
									true
								) }
							</text>
							{ ( month === '01' || period === oldest ) && (
								<text x={ middle } y={ 3 * LINE + HEIGHT }>
									{ year }
								</text>
							) }
						</g>
					);
				} ) }
			</svg>
		</figure>
	);
}
