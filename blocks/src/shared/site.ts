/** How the site stands with the service, as `Flattr\Blocks::editor_data()` tells it. */
export type Site = {
	/** `none`: nobody is connected; `needs_reauth`: buttons go on, news of them does not. */
	state: 'none' | 'connected' | 'needs_reauth';
	/** What the matter is, in words; empty when nothing is. */
	problem: string;
	/** The page at the service of the member whom the site is connected as. */
	profileUrl: string;
	/** Whether Flattr can stand among WordPress's social icons. */
	hasSocialIcon: boolean;
	/** Where to connect; empty for those who may not. */
	settingsUrl: string;
	/** How the claim of the site stands, in words, and where it is looked at; empty without one. */
	claim: { words: string; link: string };
	/** The types of posts that can be flattred. */
	postTypes: string[];
	/** By what posts can be shared: id to name. */
	shareServices: Record< string, string >;
};

declare global {
	interface Window {
		flattrSite?: Site;
	}
}

/** How the site stands; as not connected where nothing was said. */
export const site: Site = window.flattrSite ?? {
	state: 'none',
	problem: '',
	profileUrl: '',
	hasSocialIcon: false,
	settingsUrl: '',
	claim: { words: '', link: '' },
	postTypes: [],
	shareServices: {},
};
