/**
 * How Chinese asks for a count: 几 before a unit. A few are no question: 好几个, 十几个, 把几个小局并成一个, 管文化的几个单位;
 * of shares 的 leads to one: 占财政支出的几成.
 */
export const countAsked = "(?<![好那这十让把将跟])(?<!的(?=几[^成倍位]))几";
