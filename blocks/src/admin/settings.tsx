import apiFetch from '@wordpress/api-fetch';
import {
	Button,
	CheckboxControl,
	Notice,
	RadioControl,
	RangeControl,
	ToggleControl,
} from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { PageDrawing } from './page-drawing';

/** `/flattr/v1/settings`, described at `Flattr\Settings_Route`. */
export type Settings = {
	placement: string;
	layout: string;
	count: boolean;
	share_by: string[];
	post_types: string[];
	feeds: boolean;
	share_with_authors: boolean;
	part_of_site: number;
};
type Words = Record< string, string >;

/** What `Flattr\Settings_Page` hands over: no request is needed to see how the site is set. */
export type SiteSettings = {
	settings: Settings;
	words: Record< 'placement' | 'layout' | 'post_types' | 'share_by', Words >;
	/** The HTML of what stands on pages now. */
	sample: string;
};

/**
 * Where buttons go and how they look, with a drawing of the page that comes of it.
 * @param root0
 * @param root0.sample
 * @param root0.settings
 * @param root0.words
 */
export function SettingsForm( { sample, settings, words }: SiteSettings ) {
	const [ saved, setSaved ] = useState( settings );
	const [ chosen, setChosen ] = useState( settings );
	const [ isSaving, setIsSaving ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const [ isTold, setIsTold ] = useState( false );
	const changes = changesOf( saved, chosen );
	const isChanged = Object.keys( changes ).length > 0;
	useWarning( isChanged );

	const choose = ( change: Partial< Settings > ) => {
		setChosen( ( before ) => ( { ...before, ...change } ) );
		setIsTold( false );
	};

	const save = async () => {
		setIsSaving( true );
		setFailure( '' );
		setIsTold( false );
		try {
			const now = await apiFetch< Settings >( {
				path: '/flattr/v1/settings',
				method: 'PUT',
				data: { settings: changes },
			} );
			setSaved( now );
			setChosen( now );
			setIsTold( true );
		} catch ( error ) {
			setFailure( reasonOf( error ) );
		}
		setIsSaving( false );
	};

	const isPlaced = chosen.placement !== 'none';
	return (
		<form
			className="flattr-settings"
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( isChanged && ! isSaving ) {
					save();
				}
			} }
		>
			<section className="flattr-card">
				<h2>{ __( 'Buttons', 'flattr' ) }</h2>
				<div className="flattr-beside">
					<div className="flattr-fields">
						<RadioControl
							label={ __(
								'Where buttons go by themselves',
								'flattr'
							) }
							help={ __(
								'On the page of a single post. Where somebody has placed a block or [flattr], no second button comes.',
								'flattr'
							) }
							selected={ chosen.placement }
							options={ optionsOf( words.placement ) }
							onChange={ ( placement ) =>
								choose( { placement } )
							}
						/>
						{ isPlaced && (
							<>
								<RadioControl
									label={ __( 'How they look', 'flattr' ) }
									selected={ chosen.layout }
									options={ optionsOf( words.layout ) }
									onChange={ ( layout ) =>
										choose( { layout } )
									}
								/>
								{ chosen.layout.endsWith( 'share_bar' ) && (
									<Choices
										legend={ __(
											'What share bars offer',
											'flattr'
										) }
										words={ words.share_by }
										chosen={ chosen.share_by }
										onChange={ ( some ) =>
											choose( { share_by: some } )
										}
									/>
								) }
								<ToggleControl
									__nextHasNoMarginBottom
									label={ __(
										'Show how often something was flattred',
										'flattr'
									) }
									checked={ chosen.count }
									onChange={ ( count ) =>
										choose( { count } )
									}
								/>
							</>
						) }
					</div>
					<PageDrawing
						chosen={ chosen }
						words={ words }
						sample={ sample }
					/>
				</div>
			</section>
			<section className="flattr-card">
				<h2>{ __( 'Posts and feeds', 'flattr' ) }</h2>
				<Choices
					legend={ __( 'What can be flattred', 'flattr' ) }
					words={ words.post_types }
					chosen={ chosen.post_types }
					onChange={ ( some ) => choose( { post_types: some } ) }
					warning={ __(
						'Without any, no button comes by itself and nothing is registered at the service.',
						'flattr'
					) }
				/>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Put payment links into the feeds', 'flattr' ) }
					help={ __(
						'Podcast apps and feed readers show a button by them.',
						'flattr'
					) }
					checked={ chosen.feeds }
					onChange={ ( feeds ) => choose( { feeds } ) }
				/>
			</section>
			<section className="flattr-card">
				<h2>{ __( 'Authors', 'flattr' ) }</h2>
				<div className="flattr-fields">
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __(
							'Divide what a post earns among its authors',
							'flattr'
						) }
						help={ __(
							'Evenly, among those who have entered their flattr:id in their profile. Each says yes at the service, once or for each post. Without this, a post is its first author’s.',
							'flattr'
						) }
						checked={ chosen.share_with_authors }
						onChange={ ( isShared ) =>
							choose( { share_with_authors: isShared } )
						}
					/>
					{ chosen.share_with_authors && (
						<RangeControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							label={ __(
								'What the site keeps, in percent',
								'flattr'
							) }
							min={ 0 }
							max={ 99 }
							value={ chosen.part_of_site }
							onChange={ ( part ) =>
								choose( { part_of_site: part ?? 0 } )
							}
						/>
					) }
				</div>
			</section>
			<div
				className={ `flattr-save ${
					isChanged || isTold ? 'is-needed' : ''
				}` }
			>
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ isSaving }
					disabled={ ! isChanged || isSaving }
					accessibleWhenDisabled
				>
					{ __( 'Save', 'flattr' ) }
				</Button>
				{ isChanged && (
					<span>{ __( 'Not saved yet.', 'flattr' ) }</span>
				) }
				{ isTold && (
					<Notice
						status="success"
						onRemove={ () => setIsTold( false ) }
					>
						{ __( 'Settings saved.', 'flattr' ) }
					</Notice>
				) }
				{ failure && (
					<Notice status="error" onRemove={ () => setFailure( '' ) }>
						{ sprintf(
							/* translators: %s: why, as a sentence. */
							__( 'Nothing was saved. %s', 'flattr' ),
							failure
						) }
					</Notice>
				) }
			</div>
		</form>
	);
}

/**
 * A choice of several, with a word of what it means to choose none.
 * @param root0
 * @param root0.chosen
 * @param root0.legend
 * @param root0.onChange
 * @param root0.warning
 * @param root0.words
 */
function Choices( {
	chosen,
	legend,
	onChange,
	warning = '',
	words,
}: {
	chosen: string[];
	legend: string;
	onChange: ( chosen: string[] ) => void;
	warning?: string;
	words: Words;
} ) {
	return (
		<fieldset className="flattr-choices">
			<legend>{ legend }</legend>
			{ Object.entries( words ).map( ( [ value, label ] ) => (
				<CheckboxControl
					key={ value }
					__nextHasNoMarginBottom
					label={ label }
					checked={ chosen.includes( value ) }
					onChange={ ( isChosen ) =>
						// In the order in which they are offered, whatever was clicked first.
						onChange(
							Object.keys( words ).filter( ( one ) =>
								one === value
									? isChosen
									: chosen.includes( one )
							)
						)
					}
				/>
			) ) }
			{ warning && chosen.length === 0 && (
				<Notice status="warning" isDismissible={ false }>
					{ warning }
				</Notice>
			) }
		</fieldset>
	);
}

function optionsOf( words: Words ) {
	return Object.entries( words ).map( ( [ value, label ] ) => ( {
		value,
		label,
	} ) );
}

/**
 * What differs, by name.
 * @param saved
 * @param chosen
 */
function changesOf( saved: Settings, chosen: Settings ): Partial< Settings > {
	return Object.fromEntries(
		Object.entries( chosen ).filter(
			( [ name, value ] ) =>
				JSON.stringify( value ) !==
				JSON.stringify( saved[ name as keyof Settings ] )
		)
	);
}

/**
 * Why something failed, in the most exact words that came.
 * @param error
 */
function reasonOf( error: unknown ): string {
	const { data, message } = error as {
		message?: string;
		data?: { params?: Record< string, string > };
	};
	return (
		Object.values( data?.params ?? {} ).join( ' ' ) ||
		message ||
		__( 'This site did not answer. Load the page again.', 'flattr' )
	);
}

/**
 * Lets the browser ask before a page is left with changes that are not saved.
 * @param isNeeded
 */
function useWarning( isNeeded: boolean ): void {
	useEffect( () => {
		if ( ! isNeeded ) {
			return;
		}
		const warn = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', warn );
		return () => window.removeEventListener( 'beforeunload', warn );
	}, [ isNeeded ] );
}
