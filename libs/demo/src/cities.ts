/** A city with what an address, a registration number and a check-in there look like. */
export interface City {
  readonly name: string;
  /** Administrative division code of a district, digits 3 to 8 of a registration number. */
  readonly division: string;
  readonly areaCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly districts: readonly string[];
}

/** A sales region and the weight that its cities have by their order: the first ones have most customers. */
export interface Region {
  readonly name: string;
  readonly cities: readonly City[];
}

function city(name: string, division: string, areaCode: string, latitude: number, longitude: number, districts: string): City {
  return { name, division, areaCode, latitude, longitude, districts: districts.split(' ') };
}

/** The regions that departments are responsible for. */
export const REGIONS: readonly Region[] = [
  {
    name: '华东',
    cities: [
      city('上海', '310115', '021', 31.2304, 121.4737, '浦东新区 闵行区 嘉定区 松江区 青浦区 奉贤区'),
      city('苏州', '320594', '0512', 31.2989, 120.5853, '工业园区 高新区 吴中区 昆山市 太仓市 张家港市'),
      city('杭州', '330110', '0571', 30.2741, 120.1551, '余杭区 滨江区 萧山区 钱塘区'),
      city('南京', '320115', '025', 32.0603, 118.7969, '江宁区 江北新区 栖霞区 雨花台区'),
      city('无锡', '320214', '0510', 31.4912, 120.3119, '新吴区 锡山区 惠山区 江阴市'),
      city('宁波', '330206', '0574', 29.8683, 121.544, '北仑区 鄞州区 镇海区 慈溪市'),
      city('常州', '320411', '0519', 31.8107, 119.974, '新北区 武进区 天宁区'),
      city('合肥', '340104', '0551', 31.8206, 117.2272, '高新区 经开区 新站区 肥西县'),
      city('南通', '320602', '0513', 31.9802, 120.8943, '崇川区 通州区 海门区'),
      city('嘉兴', '330402', '0573', 30.7463, 120.7555, '南湖区 秀洲区 平湖市'),
      city('青岛', '370211', '0532', 36.0671, 120.3826, '黄岛区 城阳区 即墨区'),
      city('济南', '370112', '0531', 36.6512, 117.1201, '历城区 高新区 章丘区'),
    ],
  },
  {
    name: '华南',
    cities: [
      city('深圳', '440306', '0755', 22.5431, 114.0579, '宝安区 龙岗区 南山区 龙华区 坪山区'),
      city('广州', '440112', '020', 23.1291, 113.2644, '黄埔区 番禺区 南沙区 花都区'),
      city('东莞', '441900', '0769', 23.0207, 113.7518, '松山湖 长安镇 塘厦镇 寮步镇'),
      city('佛山', '440605', '0757', 23.0215, 113.1214, '顺德区 南海区 禅城区'),
      city('惠州', '441302', '0752', 23.1115, 114.4152, '惠城区 仲恺高新区 大亚湾区'),
      city('珠海', '440402', '0756', 22.271, 113.5767, '香洲区 金湾区 斗门区'),
      city('中山', '442000', '0760', 22.5176, 113.3928, '火炬开发区 小榄镇 古镇镇'),
      city('厦门', '350206', '0592', 24.4798, 118.0894, '湖里区 集美区 海沧区'),
      city('福州', '350104', '0591', 26.0745, 119.2965, '仓山区 马尾区 闽侯县'),
      city('长沙', '430104', '0731', 28.2282, 112.9388, '岳麓区 长沙县 望城区'),
      city('南宁', '450103', '0771', 22.817, 108.3665, '青秀区 良庆区 江南区'),
    ],
  },
  {
    name: '华北',
    cities: [
      city('北京', '110108', '010', 39.9042, 116.4074, '海淀区 大兴区 昌平区 顺义区 亦庄经济开发区'),
      city('天津', '120116', '022', 39.0842, 117.2009, '滨海新区 西青区 武清区 东丽区'),
      city('石家庄', '130102', '0311', 38.0428, 114.5149, '高新区 鹿泉区 长安区'),
      city('唐山', '130202', '0315', 39.6309, 118.1802, '路北区 曹妃甸区 丰润区'),
      city('太原', '140105', '0351', 37.8706, 112.5489, '小店区 万柏林区 综改示范区'),
      city('保定', '130606', '0312', 38.8739, 115.4646, '竞秀区 莲池区 徐水区'),
      city('郑州', '410105', '0371', 34.7466, 113.6254, '高新区 经开区 航空港区'),
      city('西安', '610113', '029', 34.3416, 108.9398, '高新区 经开区 长安区'),
      city('沈阳', '210112', '024', 41.8057, 123.4315, '浑南区 铁西区 沈北新区'),
      city('大连', '210211', '0411', 38.914, 121.6147, '甘井子区 金普新区 高新区'),
      city('包头', '150203', '0472', 40.6574, 109.8403, '昆都仑区 青山区 稀土高新区'),
    ],
  },
];

const ROADS_TEXT = `科技大道 创新路 工业大道 园区东路 滨河路 兴业路 高新六路 长江路 建设北路 华山路 金桥路 望江路 星湖街 迎宾大道 丰收路 启航路 光明大道
祥和路 江南大道 学府路 产业大道 振兴西路 凤凰路 云山路 同心路`;

/** Street names as they are found in the industrial parks of any city. */
export const ROADS: readonly string[] = ROADS_TEXT.split(/\s+/);
