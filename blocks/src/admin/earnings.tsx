import apiFetch from '@wordpress/api-fetch';
import {
	Button,
	ExternalLink,
	Notice,
	SelectControl,
	Spinner,
} from '@wordpress/components';
import { dateI18n, getSettings } from '@wordpress/date';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import { EarningsChart } from './earnings-chart';
import { money } from './money';

/** As many months as the drawing shows; earlier ones when they are asked for. */
const MONTHS = 12;

export type Period = {
	period: string;
	flattrs: number;
	amount: string;
	held: string;
};
type EarnedThing = {
	id: number;
	title: string;
	url: string;
	link: string;
	flattrs: number;
	amount: string;
	held: string;
};

/** `GET /flattr/v1/earnings`, described at `Flattr\Earnings_Route`. Amounts are exact words. */
type Summary = {
	known: boolean;
	currency: string;
	balance: string;
	held: string;
	waiting: string;
	periods: Period[];
	period: string;
	things: EarnedThing[];
	asked_at: string | null;
	error: string;
	dashboard: string;
	csv: { periods: string; things: string };
};

/** What waits, what was earned month by month, and by what. */
export function Earnings() {
	const [ period, setPeriod ] = useState( '' );
	const { failure, summary } = useSummary( period );
	return (
		<section className="flattr-card">
			<h2>{ __( 'Earnings', 'flattr' ) }</h2>
			{ failure || ( summary && ! summary.known ) ? (
				<Notice status="warning" isDismissible={ false }>
					{ failure || summary?.error }
				</Notice>
			) : (
				<Figures summary={ summary } onChoose={ setPeriod } />
			) }
		</section>
	);
}

function Figures( {
	onChoose,
	summary,
}: {
	summary: Summary | undefined;
	onChoose: ( period: string ) => void;
} ) {
	if ( ! summary ) {
		return (
			<p role="status">
				<Spinner /> { __( 'Asking the service …', 'flattr' ) }
			</p>
		);
	}
	return (
		<>
			{ summary.error && (
				<Notice status="warning" isDismissible={ false }>
					{ summary.error } { saidAt( summary.asked_at ) }
				</Notice>
			) }
			<dl className="flattr-figures">
				<Figure
					name={ __( 'Earned and not used yet', 'flattr' ) }
					amount={ summary.balance }
					currency={ summary.currency }
				/>
				<Figure
					name={ __( 'Held of that', 'flattr' ) }
					amount={ summary.held }
					currency={ summary.currency }
				/>
				{ summary.waiting && (
					<Figure
						name={ __(
							'Waiting for whoever shows that this site is theirs',
							'flattr'
						) }
						amount={ summary.waiting }
						currency={ summary.currency }
					/>
				) }
			</dl>
			{ summary.periods.length === 0 ? (
				<p>
					{ __(
						'Nothing was earned yet. A month is divided when it is over: what readers flattr now appears here then.',
						'flattr'
					) }
				</p>
			) : (
				<>
					<EarningsChart
						periods={ summary.periods }
						currency={ summary.currency }
					/>
					<PeriodTable
						periods={ summary.periods }
						currency={ summary.currency }
					/>
					<TopThings summary={ summary } onChoose={ onChoose } />
				</>
			) }
			<p>
				<ExternalLink href={ summary.dashboard }>
					{ __( 'All of it at the service', 'flattr' ) }
				</ExternalLink>
			</p>
		</>
	);
}

function Figure( {
	amount,
	currency,
	name,
}: {
	name: string;
	amount: string;
	currency: string;
} ) {
	return (
		<div>
			<dt>{ name }</dt>
			<dd>
				<bdi>
					{ money( amount ) } { currency }
				</bdi>
			</dd>
		</div>
	);
}

function PeriodTable( {
	currency,
	periods,
}: {
	periods: Period[];
	currency: string;
} ) {
	const [ isAll, setIsAll ] = useState( false );
	const isHeld = periods.some( ( { held } ) => Number( held ) > 0 );
	const shown = isAll ? periods : periods.slice( 0, MONTHS );
	return (
		<div
			className="flattr-table"
			// Where it is wider than the window, the arrow keys move it.
			role="region"
			aria-label={ __( 'Earnings by month', 'flattr' ) }
			tabIndex={ 0 }
		>
			<table className="widefat striped flattr-numbers">
				<caption>{ __( 'Earnings by month', 'flattr' ) }</caption>
				<thead>
					<tr>
						<th scope="col">{ __( 'Month', 'flattr' ) }</th>
						<th scope="col">{ __( 'Flattrs', 'flattr' ) }</th>
						<th scope="col">
							{ sprintf(
								/* translators: %s: a currency, such as USD. */
								__( 'Earned, %s', 'flattr' ),
								currency
							) }
						</th>
						{ isHeld && (
							<th scope="col">
								{ __( 'Held of that', 'flattr' ) }
							</th>
						) }
					</tr>
				</thead>
				<tbody>
					{ shown.map( ( { amount, flattrs, held, period } ) => (
						<tr key={ period }>
							<th scope="row">{ monthName( period ) }</th>
							<td>{ flattrs }</td>
							<td>{ money( amount ) }</td>
							{ isHeld && <td>{ money( held ) }</td> }
						</tr>
					) ) }
				</tbody>
			</table>
			{ shown.length < periods.length && (
				<Button variant="link" onClick={ () => setIsAll( true ) }>
					{ __( 'Show earlier months too', 'flattr' ) }
				</Button>
			) }
		</div>
	);
}

function TopThings( {
	onChoose,
	summary: { csv, currency, period, periods, things },
}: {
	summary: Summary;
	onChoose: ( period: string ) => void;
} ) {
	return (
		<>
			<h3>{ __( 'By what', 'flattr' ) }</h3>
			<div className="flattr-filters">
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Month', 'flattr' ) }
					value={ period }
					options={ periods.map( ( one ) => ( {
						value: one.period,
						label: monthName( one.period ),
					} ) ) }
					onChange={ onChoose }
				/>
			</div>
			<div className="flattr-table">
				<table className="widefat striped flattr-numbers">
					<caption>
						{ sprintf(
							/* translators: %s: a month, such as January 2026. */
							__( 'What earned most in %s', 'flattr' ),
							monthName( period )
						) }
					</caption>
					<thead>
						<tr>
							<th scope="col">{ __( 'Title', 'flattr' ) }</th>
							<th scope="col">{ __( 'Flattrs', 'flattr' ) }</th>
							<th scope="col">
								{ sprintf(
									/* translators: %s: a currency, such as USD. */
									__( 'Earned, %s', 'flattr' ),
									currency
								) }
							</th>
						</tr>
					</thead>
					<tbody>
						{ things.map(
							( { amount, flattrs, id, link, title, url } ) => (
								<tr key={ id }>
									<th scope="row">
										<a href={ url || link }>
											{ title || url }
										</a>
									</th>
									<td>{ flattrs }</td>
									<td>{ money( amount ) }</td>
								</tr>
							)
						) }
					</tbody>
				</table>
			</div>
			<p>
				{ __( 'As files:', 'flattr' ) }{ ' ' }
				<a href={ csv.periods }>
					{ __( 'all months (CSV)', 'flattr' ) }
				</a>
				{ csv.things && (
					<>
						{ ', ' }
						<a href={ csv.things }>
							{ sprintf(
								/* translators: %s: a month, such as January 2026. */
								__( 'things of %s (CSV)', 'flattr' ),
								monthName( period )
							) }
						</a>
					</>
				) }
			</p>
		</>
	);
}

/**
 * What is known of the earnings, with the things of a month; or why nothing is. What was kept is shown at
 * once, and then what the service says now.
 * @param period
 */
function useSummary( period: string ): { summary?: Summary; failure?: string } {
	const [ answer, setAnswer ] = useState< {
		summary?: Summary;
		failure?: string;
	} >( {} );
	useEffect( () => {
		let isWanted = true;
		const ask = ( now: boolean ) =>
			apiFetch< Summary >( {
				path: addQueryArgs( '/flattr/v1/earnings', {
					...( period && { period } ),
					...( now && { now } ),
				} ),
			} ).then( ( summary ) => {
				if ( isWanted ) {
					setAnswer( { summary } );
				}
			} );
		ask( false ).then(
			() => {
				if ( isWanted ) {
					ask( true ).catch( () => {} );
				}
			},
			( { message }: { message?: string } ) => {
				if ( isWanted ) {
					setAnswer( {
						failure:
							message ??
							__(
								'This site did not answer. Load the page again.',
								'flattr'
							),
					} );
				}
			}
		);
		return () => {
			isWanted = false;
		};
	}, [ period ] );
	return answer;
}

/**
 * A period, such as `2026-01`, as a month in the reader's language.
 * @param period
 */
export function monthName( period: string ): string {
	return dateI18n( 'F Y', `${ period }-15T00:00:00Z`, true );
}

function saidAt( at: string | null ): string {
	return at
		? sprintf(
				/* translators: %s: a date and a time. */
				__( 'What follows is of %s.', 'flattr' ),
				dateI18n( getSettings().formats.datetime, at, undefined )
			)
		: '';
}
