import apiFetch from '@wordpress/api-fetch';
import {
	ExternalLink,
	Flex,
	Notice,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { PluginDocumentSettingPanel } from '@wordpress/editor';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { ConnectionNotice } from '../shared/connection-notice';
import { ChoiceControl } from '../shared/controls';
import { site } from '../shared/site';
import { isWebAddress } from '../shared/web-address';

/** What can be chosen for one post: the meta `_flattr`, see `Flattr\Thing_Choices`. */
type Choices = {
	off: boolean;
	url: string;
	hidden: boolean;
	language: string;
	category: string;
	tags: string;
};

/** How the thing of a post stands: some of `GET /flattr/v1/things/ID`. */
type Thing = {
	state: string;
	error: string;
	page: string;
	parts: Part[];
};

/** The part of an author of a post in what it earns. */
type Part = {
	name: string;
	percent: string;
	state: 'asked' | 'accepted' | 'declined' | 'unknown';
};

const answers: Record< Part[ 'state' ], string > = {
	asked: __( 'has not answered yet', 'flattr' ),
	accepted: __( 'has accepted', 'flattr' ),
	declined: __( 'not agreed', 'flattr' ),
	unknown: __( 'offered', 'flattr' ),
};

type EditorStore = {
	getCurrentPostId: () => number;
	getCurrentPostType: () => string;
	isCurrentPostPublished: () => boolean;
	isSavingPost: () => boolean;
	getEditedPostAttribute: (
		name: 'meta'
	) => Record< string, unknown > | undefined;
};

const categories = {
	'': __( 'As usual: a text', 'flattr' ),
	text: __( 'Text', 'flattr' ),
	images: __( 'Images', 'flattr' ),
	video: __( 'Video', 'flattr' ),
	audio: __( 'Audio', 'flattr' ),
	software: __( 'Software', 'flattr' ),
	people: __( 'People', 'flattr' ),
	rest: __( 'The rest', 'flattr' ),
};

/** The panel of a post's own choices, for types of posts that can be flattred. */
export function ThingPanel() {
	const { id, isSaving, isPublished, meta, type } = useSelect( ( select ) => {
		const editor = select( 'core/editor' ) as unknown as EditorStore;
		return {
			id: editor.getCurrentPostId(),
			type: editor.getCurrentPostType(),
			isPublished: editor.isCurrentPostPublished(),
			isSaving: editor.isSavingPost(),
			meta: editor.getEditedPostAttribute( 'meta' ),
		};
	}, [] );
	const { editPost } = useDispatch( 'core/editor' ) as {
		editPost: ( changes: object ) => void;
	};
	// Whoever may not choose gets no meta; another type, such as a template of the site's editor, has none.
	const choices = site.postTypes.includes( type )
		? ( meta?._flattr as Choices | undefined )
		: undefined;
	const thing = useThing( choices && isPublished && ! isSaving ? id : 0 );
	if ( ! choices ) {
		return null;
	}
	const choose = ( changes: Partial< Choices > ) =>
		editPost( { meta: { _flattr: { ...choices, ...changes } } } );
	const isNoAddress = choices.url !== '' && ! isWebAddress( choices.url );

	return (
		<PluginDocumentSettingPanel
			name="thing"
			title={ __( 'Flattr', 'flattr' ) }
		>
			<Flex direction="column" gap={ 4 }>
				<ConnectionNotice />
				{ thing && <ThingState { ...thing } /> }
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'No button for this post', 'flattr' ) }
					help={ __(
						'It is not told to the service either.',
						'flattr'
					) }
					checked={ choices.off }
					onChange={ ( off ) => choose( { off } ) }
				/>
				{ ! choices.off && (
					<>
						<ToggleControl
							__nextHasNoMarginBottom
							label={ __( 'Keep it out of lists', 'flattr' ) }
							help={ __(
								'Readers can flattr it, but the service does not show it to others.',
								'flattr'
							) }
							checked={ choices.hidden }
							onChange={ ( hidden ) => choose( { hidden } ) }
						/>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							type="url"
							label={ __(
								'Another address than its own',
								'flattr'
							) }
							placeholder="https://"
							help={
								isNoAddress
									? __(
											'Enter an address that begins with https:// or http://. This one is not kept.',
											'flattr'
										)
									: __(
											'Such as the page of the work that this post is about.',
											'flattr'
										)
							}
							value={ choices.url }
							onChange={ ( url ) => choose( { url } ) }
						/>
						<ChoiceControl
							label={ __( 'What it is', 'flattr' ) }
							choices={ categories }
							value={ choices.category }
							onChange={ ( category ) => choose( { category } ) }
						/>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							label={ __( 'Language', 'flattr' ) }
							placeholder="en_GB"
							help={ __(
								'Empty: the language of the site.',
								'flattr'
							) }
							value={ choices.language }
							onChange={ ( language ) => choose( { language } ) }
						/>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							label={ __( 'Tags', 'flattr' ) }
							help={ __(
								'With commas between. Empty: the tags of the post.',
								'flattr'
							) }
							value={ choices.tags }
							onChange={ ( tags ) => choose( { tags } ) }
						/>
					</>
				) }
			</Flex>
		</PluginDocumentSettingPanel>
	);
}

/**
 * In words, how the thing stands at the service.
 * @param root0
 * @param root0.error
 * @param root0.page
 * @param root0.parts
 * @param root0.state
 */
function ThingState( { error, page, parts, state }: Thing ) {
	switch ( state ) {
		case 'registered':
		case 'hidden':
			return (
				<>
					{ error && (
						<Notice status="warning" isDismissible={ false }>
							{ error }
						</Notice>
					) }
					<p>
						<ExternalLink href={ page }>
							{ __( 'Its page at Flattr', 'flattr' ) }
						</ExternalLink>
						<br />
						<ExternalLink
							href={ `${ page.replace( '/thing/', '/things/' ) }/sharing` }
						>
							{ __(
								'Share what it earns with others',
								'flattr'
							) }
						</ExternalLink>
					</p>
					<Parts parts={ parts } />
				</>
			);
		case 'pending':
			return (
				<Notice status="info" isDismissible={ false }>
					{ __(
						'The service does not know it yet. It is told again by itself.',
						'flattr'
					) }{ ' ' }
					{ error }
				</Notice>
			);
		case 'refused':
			return (
				<Notice status="warning" isDismissible={ false }>
					{ error }
				</Notice>
			);
		default:
			return null;
	}
}

/**
 * Who else has a part, and what they said to it.
 * @param root0
 * @param root0.parts
 */
function Parts( { parts }: Pick< Thing, 'parts' > ) {
	if ( parts.length === 0 ) {
		return null;
	}
	return (
		<>
			<p id="flattr-parts">
				{ __( 'What it earns is shared with', 'flattr' ) }
			</p>
			<ul aria-labelledby="flattr-parts">
				{ parts.map( ( { name, percent, state }, at ) => (
					<li key={ at }>
						{ sprintf(
							/* translators: 1: the name of an author, 2: a number of percent, 3: what they answered. */
							__( '%1$s: %2$s %%, %3$s', 'flattr' ),
							name,
							Number( percent ).toLocaleString( undefined, {
								maximumFractionDigits: 4,
							} ),
							answers[ state ]
						) }
					</li>
				) ) }
			</ul>
		</>
	);
}

/**
 * How the thing of a post stands, asked for when the post was saved; nothing for 0.
 * @param id
 */
function useThing( id: number ): Thing | undefined {
	const [ thing, setThing ] = useState< Thing >();
	useEffect( () => {
		if ( ! id ) {
			return;
		}
		apiFetch< Thing >( { path: `/flattr/v1/things/${ id }` } ).then(
			setThing,
			// The panel does its work without it.
			() => setThing( undefined )
		);
	}, [ id ] );
	return thing;
}
