import apiFetch from '@wordpress/api-fetch';
import {
	Button,
	ExternalLink,
	Notice,
	SearchControl,
} from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import { ChoiceControl } from '../shared/controls';

/** A post as a thing: some of what `GET /flattr/v1/things` tells, described at `Flattr\Things_Route`. */
type Thing = {
	id: number;
	title: string;
	link: string;
	edit: string;
	state: 'none' | 'registered' | 'hidden' | 'pending' | 'refused';
	error: string;
	page: string;
};
type Found = { things: Thing[] | null; pages: number; failure?: string };

const states = {
	none: __( 'Not told yet', 'flattr' ),
	registered: __( 'At the service', 'flattr' ),
	hidden: __( 'Hidden there', 'flattr' ),
	pending: __( 'Told again soon', 'flattr' ),
	refused: __( 'Refused', 'flattr' ),
};

/** By what the REST API sorts, and in which order. */
const orders = {
	'date desc': __( 'Newest first', 'flattr' ),
	'date asc': __( 'Oldest first', 'flattr' ),
	'title asc': __( 'By title', 'flattr' ),
};

/** What was published, and how each stands at the service. */
export function Things() {
	const [ page, setPage ] = useState( 1 );
	const [ search, setSearch ] = useState( '' );
	const [ state, setState ] = useState( '' );
	const [ order, setOrder ] = useState< keyof typeof orders >( 'date desc' );
	const [ { failure, pages, things }, setFound ] = useState< Found >( {
		things: null,
		pages: 0,
	} );

	const load = useCallback( () => {
		const [ orderby, direction ] = order.split( ' ' );
		apiFetch< Response, false >( {
			path: addQueryArgs( '/flattr/v1/things', {
				page,
				orderby,
				order: direction,
				...( search && { search } ),
				...( state && { state } ),
			} ),
			parse: false,
		} ).then(
			async ( answer ) =>
				setFound( {
					things: await answer.json(),
					pages: Number( answer.headers.get( 'X-WP-TotalPages' ) ),
				} ),
			() =>
				setFound( {
					things: [],
					pages: 0,
					failure: __(
						'This site did not answer. Load the page again.',
						'flattr'
					),
				} )
		);
	}, [ order, page, search, state ] );
	useEffect( load, [ load ] );

	const tell = ( id: number ) =>
		apiFetch( {
			path: `/flattr/v1/things/${ id }/register`,
			method: 'POST',
		} ).then( load, ( { message }: { message: string } ) =>
			setFound( ( found ) => ( { ...found, failure: message } ) )
		);

	return (
		<section className="flattr-card">
			<h2>{ __( 'What you published', 'flattr' ) }</h2>
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<div className="flattr-filters">
				<SearchControl
					__nextHasNoMarginBottom
					label={ __( 'Search', 'flattr' ) }
					value={ search }
					onChange={ ( words ) => {
						setSearch( words );
						setPage( 1 );
					} }
				/>
				<ChoiceControl
					label={ __( 'How it stands', 'flattr' ) }
					value={ state }
					choices={ { '': __( 'All', 'flattr' ), ...states } }
					onChange={ ( value ) => {
						setState( value );
						setPage( 1 );
					} }
				/>
				<ChoiceControl
					label={ __( 'Order', 'flattr' ) }
					value={ order }
					choices={ orders }
					onChange={ ( value ) => {
						setOrder( value );
						setPage( 1 );
					} }
				/>
			</div>
			<div className="flattr-table">
				<table className="widefat striped">
					<caption>
						{ __(
							'Posts and how they stand at the service',
							'flattr'
						) }
					</caption>
					<thead>
						<tr>
							<th scope="col">{ __( 'Title', 'flattr' ) }</th>
							<th scope="col">
								{ __( 'How it stands', 'flattr' ) }
							</th>
							<th scope="col">
								{ __( 'What to do', 'flattr' ) }
							</th>
						</tr>
					</thead>
					<tbody>
						{ things?.map( ( thing ) => (
							<ThingRow
								key={ thing.id }
								thing={ thing }
								onTell={ tell }
							/>
						) ) }
						{ things?.length === 0 && ! failure && (
							<tr>
								<td colSpan={ 3 }>
									{ __( 'Nothing is here.', 'flattr' ) }
								</td>
							</tr>
						) }
					</tbody>
				</table>
			</div>
			{ pages > 1 && (
				<nav
					className="flattr-pages"
					aria-label={ __( 'Pages of posts', 'flattr' ) }
				>
					<Button
						variant="secondary"
						disabled={ page <= 1 }
						onClick={ () => setPage( page - 1 ) }
					>
						{ __( 'Newer', 'flattr' ) }
					</Button>
					<span>
						{ sprintf(
							/* translators: 1: the number of a page, 2: how many pages there are. */
							__( '%1$d of %2$d', 'flattr' ),
							page,
							pages
						) }
					</span>
					<Button
						variant="secondary"
						disabled={ page >= pages }
						onClick={ () => setPage( page + 1 ) }
					>
						{ __( 'Older', 'flattr' ) }
					</Button>
				</nav>
			) }
		</section>
	);
}

function ThingRow( {
	onTell,
	thing,
}: {
	thing: Thing;
	onTell: ( id: number ) => void;
} ) {
	const { edit, error, id, link, page, state, title } = thing;
	return (
		<tr>
			<th scope="row">
				<a href={ edit || link }>
					{ title || __( '(no title)', 'flattr' ) }
				</a>
			</th>
			<td>
				{ states[ state ] }
				{ error && <p className="description">{ error }</p> }
			</td>
			<td>
				{ page && (
					<ExternalLink href={ page }>
						{ __( 'Its page there', 'flattr' ) }
						<span className="screen-reader-text">{ `: ${ title }` }</span>
					</ExternalLink>
				) }
				{ ( state === 'none' ||
					state === 'pending' ||
					state === 'refused' ) && (
					<Button
						variant="link"
						aria-label={ sprintf(
							/* translators: %s: the title of a post. */
							__( 'Tell the service now: %s', 'flattr' ),
							title
						) }
						onClick={ () => onTell( id ) }
					>
						{ __( 'Tell the service now', 'flattr' ) }
					</Button>
				) }
			</td>
		</tr>
	);
}
